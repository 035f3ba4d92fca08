;;; engross-font-lock.el --- Colour references  -*- lexical-binding: t -*-

;;; Commentary:

;; `engross-font-lock-mode' colours what cites a resolution, a decision or a
;; document, in any buffer of text.  It needs no server: the patterns in
;; engross-patterns.el say how the bodies write their symbols.

;;; Code:

(require 'engross-patterns)
(eval-when-compile (require 'cl-lib))

(defgroup engross nil
  "Citations in resolutions of intergovernmental bodies."
  :group 'text
  :prefix "engross-")

(defface engross-reference
  '((t :inherit link))
  "Face of a reference."
  :group 'engross)

(defconst engross-font-lock--lines 12
  "Number of lines around a changed line that may belong to one list.")

(defun engross-font-lock--regexp (names)
  "A regexp for NAMES, with any white space between their words."
  (replace-regexp-in-string " " "\\s-+" (regexp-opt names) t t))

(defconst engross-font-lock--names
  (engross-font-lock--regexp engross-patterns-names)
  "A regexp for the names of treaties, in either case.")

(defconst engross-font-lock--bodies
  (engross-font-lock--regexp engross-patterns-bodies)
  "A regexp for the names of bodies, in either case.")

(defconst engross-font-lock--cased
  (regexp-opt engross-patterns-cased)
  "A regexp for their abbreviations.")

;;;; What may stand around a match

(defun engross-font-lock--letter-p (char)
  "Whether CHAR is a letter or digit that a symbol cannot begin behind."
  (and char
       (or (<= ?0 char ?9) (<= ?a char ?z) (<= ?A char ?Z)
           (<= #xc0 char #x24f) (<= #x400 char #x4ff) (<= #x620 char #x64a))))

(defun engross-font-lock--begins-p (start glued)
  "Whether a symbol may begin at START; GLUED: behind a small letter too."
  (let ((before (char-before start)))
    (not (or (eq before ?/)
             (if glued
                 (and before (or (<= ?0 before ?9) (<= ?A before ?Z)))
               (engross-font-lock--letter-p before))))))

(defun engross-font-lock--goes-on-p (end)
  "Whether a longer symbol than the one that ends at END is there."
  (save-excursion
    (goto-char end)
    (looking-at-p "/[0-9A-Za-z]\\|\\[[A-Z]")))

(defun engross-font-lock--word-p (start end)
  "Whether the text from START to END is not part of a longer word."
  (cl-flet ((inside (place)
              (and (engross-font-lock--letter-p (char-before place))
                   (engross-font-lock--letter-p (char-after place)))))
    (not (or (inside start) (inside end)))))

;;;; Reading at point

(defun engross-font-lock--skip ()
  "Move over white space, but not over an empty line."
  (let ((start (point)))
    (skip-chars-forward " \t\u00a0\u202f")
    (when (eolp)
      (skip-chars-forward "\n" (min (point-max) (1+ (point))))
      (skip-chars-forward " \t\u00a0\u202f")
      (when (eolp)
        (goto-char start)))))

(defun engross-font-lock--read (regexp)
  "Move over whole words that match REGEXP and return non-nil, or stay."
  (when (and (looking-at regexp)
             (engross-font-lock--word-p (point) (match-end 0)))
    (goto-char (match-end 0))))

(defun engross-font-lock--end (regexp)
  "The end of the first group of REGEXP at point; nil when it does not match."
  (when (and regexp (looking-at regexp))
    (match-end 1)))

(defun engross-font-lock--best (regexps)
  "The end of the longest match of REGEXPS at point; nil when there is none."
  (let ((best nil))
    (dolist (regexp regexps best)
      (let ((end (engross-font-lock--end regexp)))
        (when (and end (> end (or best (point))))
          (setq best end))))))

(defun engross-font-lock--colour (start end)
  "Colour the reference from START to END."
  (font-lock-prepend-text-property start end 'face 'engross-reference))

(defun engross-font-lock--member (members)
  "Colour one of MEMBERS at point and move over it; nil when there is none."
  (let ((start (point)) end)
    (when (and (engross-font-lock--begins-p start nil)
               (setq end (engross-font-lock--best members)))
      (goto-char end)
      (engross-font-lock--colour start end)
      end)))

(defun engross-font-lock--date ()
  "Colour the date of the citation that ends at point, and move over it."
  (let ((end (point)))
    (engross-font-lock--skip)
    (let ((start (point)))
      (if (engross-font-lock--read engross-patterns-date)
          (engross-font-lock--colour start (point))
        (goto-char end)))))

(defun engross-font-lock--owner ()
  "Move over the name of a body behind a number, with the date behind the name."
  (let ((end (point)))
    (engross-font-lock--skip)
    (when (engross-font-lock--read engross-patterns-preposition)
      (engross-font-lock--skip))
    (if (let ((case-fold-search t))
          (engross-font-lock--read engross-font-lock--bodies))
        (let ((after (point)))
          (engross-font-lock--skip)
          (unless (engross-font-lock--read engross-patterns-date)
            (goto-char after)))
      (goto-char end))))

(defun engross-font-lock--connect ()
  "Move over what connects the members of a list, which may be white space alone."
  (engross-font-lock--skip)
  (let ((start (point)) (case-fold-search nil))
    (while (or (when (looking-at engross-patterns-mark)
                 (goto-char (match-end 0))
                 (engross-font-lock--skip)
                 t)
               (when (engross-font-lock--read (concat engross-patterns-connector "[ \t\n\u00a0]"))
                 (backward-char)
                 (engross-font-lock--skip)
                 t)))
    (when (and (= (point) start)
               (looking-at "\\.[ \t\n]+[0-9]+\\(?:/\\|[ \t\n]*(\\)"))
      (forward-char)
      (engross-font-lock--skip))))

(defun engross-font-lock--list (members owned)
  "Colour the MEMBERS of a list behind the citation that ends at point.
OWNED: bodies may be named in it."
  (let ((end (point)))
    (engross-font-lock--date)
    (when owned
      (engross-font-lock--owner))
    (setq end (point))
    (while (progn
             (engross-font-lock--connect)
             (engross-font-lock--member members))
      (engross-font-lock--date)
      (when owned
        (engross-font-lock--owner))
      (setq end (point)))
    (goto-char end)))

;;;; Citations

(defun engross-font-lock--form-end (form start)
  "The end of the symbol of FORM that begins at START, or nil."
  (goto-char start)
  (let ((end (and (engross-font-lock--begins-p start (nth 2 form))
                  (engross-font-lock--best (list (nth 0 form) (nth 1 form))))))
    (and end
         (or (nth 3 form) (not (engross-font-lock--goes-on-p end)))
         end)))

(defun engross-font-lock--symbol (anchor start)
  "Colour the symbol that begins at START with ANCHOR, and the list that it begins.
Return non-nil when there is one."
  (let ((key (upcase (replace-regexp-in-string "[*_]*[ \t\n\u00a0]+[*_]*" " " anchor)))
        (best nil) more)
    (dolist (group engross-patterns-groups)
      (dolist (entry (aref group 0))
        (when (string-prefix-p (car entry) key)
          (dolist (form (cdr entry))
            (let ((end (engross-font-lock--form-end form start)))
              (when (and end (> end (or best start)))
                (setq best end
                      more (aref group 1))))))))
    (when best
      (engross-font-lock--colour start best)
      (goto-char best)
      (engross-font-lock--list more nil)
      t)))

(defun engross-font-lock--bare (named head)
  "Colour the number at point, where a body that has bare ones is named.
It is named before the noun at HEAD, or behind the number.
NAMED is that of `engross-patterns-prose'.  Return nil where there is none."
  (let* ((start (point))
         (end (engross-font-lock--end (aref named 1))))
    (when (and end
               (progn
                 (goto-char end)
                 (prog1 (not (looking-at-p "[_/]\\|[ \t\n\u00a0]*[[(\uff08/0-9-]"))
                   (goto-char start)))
               (or (save-excursion
                     (goto-char end)
                     (looking-at-p (aref named 2)))
                   (save-excursion
                     (goto-char head)
                     (looking-back (aref named 0) (max (point-min) (- head 120))))))
      (engross-font-lock--colour start end)
      (goto-char end))))

(defun engross-font-lock--prose (head)
  "Colour the citations behind the noun that begins at HEAD and ends at point."
  (let ((end (point)))
    (dolist (part engross-patterns-prose)
      (goto-char head)
      (when (and (engross-font-lock--read (aref part 0)) (= (point) end))
        (engross-font-lock--skip)
        (when (looking-at (concat engross-patterns-number "[ \t\n\u00a0]*[0-9]"))
          (goto-char (1- (match-end 0))))
        (engross-font-lock--owner)
        (engross-font-lock--skip)
        (when (or (engross-font-lock--member (aref part 1))
                  (and (aref part 2) (engross-font-lock--bare (aref part 2) head)))
          (engross-font-lock--list (aref part 1) t)
          (setq end (point)))))
    (goto-char end)))

(defun engross-font-lock--first (head)
  "Colour the number that stands before the noun at HEAD.
So does that of \"114 (1956).  Resolution of\"."
  (save-excursion
    (dolist (part engross-patterns-prose)
      (goto-char head)
      (when (and (aref part 3)
                 (save-excursion (engross-font-lock--read (aref part 0)))
                 (looking-back (concat "^[ \t]*\\(" (aref part 3) "\\)\\. *") (line-beginning-position)))
        (engross-font-lock--colour (match-beginning 1) (match-end 1))))))

(defun engross-font-lock--colour-names (regexp fold limit)
  "Colour what matches REGEXP from point to LIMIT; FOLD: in either case."
  (let ((case-fold-search fold))
    (while (re-search-forward regexp limit t)
      (when (engross-font-lock--word-p (match-beginning 0) (match-end 0))
        (engross-font-lock--colour (match-beginning 0) (match-end 0))))))

(defun engross-font-lock--fontify (limit)
  "Colour the references from point to LIMIT.
A matcher for font-lock that does all itself and has nil for it to do."
  (save-excursion
    (engross-font-lock--colour-names engross-font-lock--names t limit))
  (save-excursion
    (engross-font-lock--colour-names engross-font-lock--cased nil limit))
  (let ((case-fold-search nil)
        (any (concat "\\(" engross-patterns-anchors "\\)\\|" engross-patterns-heads)))
    (while (re-search-forward any limit t)
      (let ((start (match-beginning 0))
            (end (match-end 0)))
        (if (match-beginning 1)
            (unless (save-match-data (engross-font-lock--symbol (match-string-no-properties 0) start))
              (goto-char (1+ start)))
          (if (not (engross-font-lock--word-p start end))
              (goto-char (1+ start))
            (engross-font-lock--first start)
            (goto-char end)
            (engross-font-lock--prose start))))))
  nil)

(defvar font-lock-beg)
(defvar font-lock-end)

(defun engross-font-lock--extend ()
  "Extend the region to be fontified to the paragraph, or to some lines of it."
  (let ((start font-lock-beg) (end font-lock-end))
    (save-excursion
      (goto-char start)
      (forward-line (- engross-font-lock--lines))
      (setq start (if (re-search-forward "^[ \t]*\n" font-lock-beg t)
                      (progn
                        (goto-char font-lock-beg)
                        (re-search-backward "^[ \t]*\n" start t)
                        (match-end 0))
                    (point)))
      (goto-char end)
      (forward-line engross-font-lock--lines)
      (let ((last (point)))
        (goto-char end)
        (setq end (if (re-search-forward "^[ \t]*$" last t) (point) last))))
    (prog1 (or (< start font-lock-beg) (> end font-lock-end))
      (setq font-lock-beg (min start font-lock-beg)
            font-lock-end (max end font-lock-end)))))

(defconst engross-font-lock--keywords '((engross-font-lock--fontify))
  "What `engross-font-lock-mode' adds to a buffer's keywords.")

;;;###autoload
(define-minor-mode engross-font-lock-mode
  "Colour references to resolutions, decisions and documents."
  :lighter nil
  (if engross-font-lock-mode
      (progn
        (add-hook 'font-lock-extend-region-functions #'engross-font-lock--extend nil t)
        (font-lock-add-keywords nil engross-font-lock--keywords 'append))
    (remove-hook 'font-lock-extend-region-functions #'engross-font-lock--extend t)
    (font-lock-remove-keywords nil engross-font-lock--keywords))
  (font-lock-flush))

(provide 'engross-font-lock)
;;; engross-font-lock.el ends here
