;;; eglot.el --- Emacs with eglot: what the editor shows and does, as JSON into ENGROSS_OUT  -*- lexical-binding: t -*-

;; usage: emacs --batch -Q -l eglot.el; ENGROSS_LSP is the server, ENGROSS_FOLDER holds the texts.

(require 'package)
;; Where Debian has packages; -Q leaves it out.
(push "/usr/share/emacs/site-lisp/elpa" package-directory-list)
(package-initialize)
(require 'eglot)
(require 'json)
(require 'cl-lib)

(defvar folder (file-name-as-directory (getenv "ENGROSS_FOLDER")))
(defvar found nil)

(defun tell (name value)
  (push (cons name value) found))

(defun await (what holds)
  "Waits until HOLDS gives something, which it returns."
  (let ((end (+ (float-time) 20)) good)
    (while (not (setq good (funcall holds)))
      (when (> (float-time) end)
        (error "%s did not come" what))
      (accept-process-output nil 0.02))
    good))

(defun text ()
  (buffer-substring-no-properties (point-min) (point-max)))

(defun go (needle)
  (goto-char (point-min))
  (search-forward needle)
  (goto-char (1+ (match-beginning 0))))

(defun decoded (name)
  "NAME as characters: eglot 1.9 leaves the bytes of a URI as they are."
  (condition-case nil
      (decode-coding-string (string-to-unibyte name) 'utf-8)
    (error name)))

(defun place (item)
  "The file's name and the line of an xref."
  (let ((marker (xref-location-marker (xref-item-location item))))
    (with-current-buffer (marker-buffer marker)
      (save-excursion
        (goto-char marker)
        (vector (decoded (file-name-nondirectory buffer-file-name))
                (buffer-substring-no-properties (point) (line-end-position)))))))

(defun run ()
  (let ((coding-system-for-read 'utf-8))
    (find-file (concat folder "draft.txt")))
  (set-window-buffer (selected-window) (current-buffer))
  (let ((draft (current-buffer))
        (eglot-sync-connect 20)
        (eglot-confirm-server-initiated-edits nil)
        (before (text)))
    (eglot '(text-mode) (cons 'transient folder) 'eglot-lsp-server
           (list (getenv "ENGROSS_LSP") "--stdio") "plaintext")
    (flymake-start)
    (tell 'diagnostics
          (vconcat (mapcar (lambda (diagnostic)
                             (vector (alist-get 'code (eglot-code diagnostic))
                                     (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                                                     (flymake-diagnostic-end diagnostic))))
                           (await "diagnostics" #'flymake-diagnostics))))
    (go "2704")
    (let (hover)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
      (tell 'hover (substring-no-properties (await "hover" (lambda () hover)))))
    (go "1948 (XXXIII-O/03")
    (tell 'definition (aref (place (car (xref-backend-definitions
                                         'eglot (xref-backend-identifier-at-point 'eglot))))
                            1))
    (go "1948")
    (tell 'references
          (vconcat (mapcar (lambda (item)
                             (let ((place (place item)))
                               (vector (aref place 0) (substring (aref place 1) 0 26))))
                           (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))))
    (go "O3)")
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_ choices &rest _)
                 (or (cl-find "Change \"O3\" to \"03\"" (all-completions "" choices) :test #'equal)
                     (error "There is no repair: %S" (all-completions "" choices))))))
      ;; Asked with the keyboard, not with a menu.
      (let ((last-nonmenu-event 13))
        (eglot-code-actions (point) (point) "quickfix" t)))
    (await "the repair" (lambda () (not (equal (text) before))))
    (tell 'fixed (text))
    (erase-buffer)
    (insert before)
    (eglot--signal-textDocument/didChange)
    (go "1948")
    (eglot-rename "AG/RES. 1949 (XXXIII-O/03)")
    (await "rename" (lambda () (not (equal (text) before))))
    (tell 'renamed (with-current-buffer draft (text)))
    (tell 'renamed_cited (with-current-buffer (find-file-noselect (concat folder "cited é.txt")) (text)))))

(defun eglot-code (diagnostic)
  "What the server said of DIAGNOSTIC."
  (let ((lsp (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic))))
    (list (cons 'code (plist-get lsp :code)))))

(condition-case problem
    (run)
  (error (tell 'why (format "%S" problem))))
(let ((coding-system-for-write 'utf-8))
  (with-temp-file (getenv "ENGROSS_OUT")
    (insert (json-encode found))))
(kill-emacs 0)
