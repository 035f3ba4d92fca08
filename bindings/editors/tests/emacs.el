;;; emacs.el --- Tests the package in Emacs, with a server of a few lines  -*- lexical-binding: t -*-

;; ENGROSS_EDITORS is the folder with the packages, ENGROSS_SERVER the server's
;; script, ENGROSS_FOLDER an empty folder, ENGROSS_LSP the real server, or empty.

(require 'package)
;; Where Debian has packages; -Q leaves it out.
(push "/usr/share/emacs/site-lisp/elpa" package-directory-list)
(package-initialize)
(push (expand-file-name "emacs" (getenv "ENGROSS_EDITORS")) load-path)
(require 'engross)
(require 'json)
(require 'cl-lib)
(require 'subr-x)

(defvar passed 0)
(defvar failed 0)
(defvar skipped 0)
(defvar folder (file-name-as-directory (getenv "ENGROSS_FOLDER")))
(defvar trace (concat folder "log"))

(defun check (what good &optional seen)
  (setq passed (+ passed (if good 1 0))
        failed (+ failed (if good 0 1)))
  (princ (format "%s emacs: %s\n%s" (if good "PASS" "FAIL") what (if good "" (format "     %S\n" seen)))))

(defun told (method)
  "The entries of METHOD in the server's log."
  (let ((json-object-type 'alist) (json-key-type 'symbol))
    (seq-filter (lambda (entry) (equal (alist-get 'method entry) method))
                (mapcar #'json-read-from-string
                        (and (file-exists-p trace)
                             (split-string (with-temp-buffer (insert-file-contents trace) (buffer-string)) "\n" t))))))

(defun within (seconds holds)
  "Whether HOLDS becomes true within SECONDS."
  (let ((end (+ (float-time) seconds)) (good nil))
    (while (and (not (setq good (funcall holds))) (< (float-time) end))
      (accept-process-output nil 0.05))
    good))

(defun open (name &rest lines)
  (with-temp-file (concat folder name)
    (insert (string-join lines "\n") "\n"))
  (find-file (concat folder name)))

(defun coloured (text)
  "The face of each occurrence of TEXT's first character: t where it is a reference."
  (save-excursion
    (goto-char (point-min))
    (font-lock-mode 1)
    (font-lock-ensure)
    (let (found)
      (while (search-forward text nil t)
        (let ((face (get-text-property (match-beginning 0) 'face)))
          (push (and (memq 'engross-reference (if (listp face) face (list face))) t) found)))
      (nreverse found))))

(defun test-colours ()
  (setq engross-use-server nil)
  (open "plain.txt" "Recalling resolutions 63/156 of" "18 December 2008, 64/178 and" "A/RES/61/180 of the Assembly.")
  (engross-mode)
  (check "references are coloured in a text" (equal (mapcar #'coloured '("63/" "18 D" "64/" "A/RES" "Assem" "Rec"))
                                                    '((t) (t) (t) (t) (nil) (nil)))
         (mapcar #'coloured '("63/" "18 D" "64/" "A/RES" "Assem" "Rec")))
  ;; A change in the first line decides about the second.
  (goto-char (point-min))
  (search-forward "resolutions")
  (replace-match "drawings")
  (check "what a change undoes is not coloured any more" (equal (coloured "64/") '(nil)) (coloured "64/"))
  (goto-char (point-min))
  (search-forward "drawings")
  (replace-match "resolutions")
  (check "and what it makes is" (equal (coloured "64/") '(t)) (coloured "64/"))
  (engross-mode -1)
  (check "without the mode nothing is coloured" (equal (coloured "A/RES") '(nil)) (coloured "A/RES"))
  (open "page.html" "<p>See <b>A/RES/61/180</b>.</p>")
  (engross-mode)
  (check "references are coloured in HTML" (equal (coloured "A/RES") '(t)) (coloured "A/RES")))

(defun test-server ()
  (setq engross-use-server t
        engross-stage "final"
        engross-server-command (list "node" (getenv "ENGROSS_SERVER") trace "--stdio"))
  (open "draft.txt" "Recalling AG/RES. 1948 (XXXIII-O/03),")
  (engross-mode)
  ;; What a command loop would do.
  (run-hooks 'post-command-hook)
  (check "the server is started for a text" (within 10 (lambda () (told "textDocument/didOpen"))) (told "initialize"))
  (let ((options (alist-get 'initializationOptions (alist-get 'params (car (told "initialize"))))))
    (check "settings are sent" (equal (alist-get 'stage options) "final") options))
  (check "findings are shown"
         (within 10 (lambda () (flymake-start) (= 1 (length (flymake-diagnostics)))))
         (flymake-diagnostics))
  (ignore-errors (engross-repair-all))
  (check "repairs are asked for" (within 10 (lambda () (told "textDocument/codeAction"))) (told "textDocument/codeAction"))
  (eglot-shutdown (eglot-current-server)))

(defun test-real-server (program)
  "With the real server, where it is."
  (setq engross-server-command (list program "--stdio"))
  (make-directory (concat folder "real"))
  (open "real/repaired.txt" "Recalling the ministers’ resolution AG/RES. 1948 (XXXIII-O/O3),")
  (engross-mode)
  (run-hooks 'post-command-hook)
  (check "the real server finds a fault"
         (within 20 (lambda () (flymake-start) (flymake-diagnostics)))
         (flymake-diagnostics))
  ;; In place of the user's yes.
  (cl-letf (((symbol-function 'completing-read) (lambda (_ choices &rest _) (caar choices)))
            ((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (ignore-errors (engross-repair-all)))
  (check "its safe repairs are applied"
         (within 10 (lambda () (goto-char (point-min)) (search-forward "(XXXIII-O/03)," nil t)))
         (buffer-string))
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))

(condition-case problem
    (progn
      (test-colours)
      (if (require 'eglot nil t)
          (progn
            (test-server)
            (when-let ((program (getenv "ENGROSS_LSP")))
              (unless (string-empty-p program)
                (test-real-server program))))
        (setq skipped (1+ skipped))
        (princ "SKIP emacs: there is no Eglot\n")))
  (error (check "the tests ran to their end" nil problem)))
(princ (format "%d passed, %d failed, %d skipped\n" passed failed skipped))
(kill-emacs (if (> failed 0) 1 0))

;;; emacs.el ends here
