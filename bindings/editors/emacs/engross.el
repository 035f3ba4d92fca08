;;; engross.el --- Check citations in drafts of resolutions  -*- lexical-binding: t -*-

;; Author: The Engross authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: wp, text, tools
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; `engross-mode' colours references to resolutions, decisions and documents of
;; intergovernmental bodies, and lets Eglot check them with the language server
;; `engross-lsp', where both are installed:
;;
;;   (add-hook 'text-mode-hook #'engross-mode)
;;
;; Findings are then those of Flymake; `xref-find-definitions' follows a
;; citation, `eglot-rename' renames it, `engross-repair-all' applies all safe
;; repairs.

;;; Code:

(require 'engross-font-lock)

(defvar eglot-server-programs)
(declare-function eglot-code-actions "eglot")
(declare-function eglot-current-server "eglot")
(declare-function eglot-ensure "eglot")

(defcustom engross-server-command '("engross-lsp" "--stdio")
  "The language server and its arguments."
  :type '(repeat string)
  :group 'engross)

(defcustom engross-use-server t
  "Whether `engross-mode' starts the language server."
  :type 'boolean
  :group 'engross)

(defcustom engross-stage "adoption"
  "What the drafts are; decides what a bracket that is left over is worth."
  :type '(choice (const "draft") (const "adoption") (const "final"))
  :safe #'stringp
  :group 'engross)

(defcustom engross-minimal-level "info"
  "Findings below this level are not shown."
  :type '(choice (const "info") (const "warning") (const "error"))
  :safe #'stringp
  :group 'engross)

(defcustom engross-skip nil
  "Codes or groups of findings that are not wanted."
  :type '(repeat string)
  :safe #'listp
  :group 'engross)

(defconst engross--modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode nxml-mode org-mode)
  "The modes that the server takes.")

(defun engross-options ()
  "The settings, as a plist that is sent to the server."
  (list :stage engross-stage
        :minLevel engross-minimal-level
        :skip (vconcat engross-skip)))

(defun engross--contact (&rest _)
  "The command and options by which Eglot is to start the server."
  (append engross-server-command (list :initializationOptions (engross-options))))

(defun engross-register ()
  "Tell Eglot of the server."
  (require 'eglot)
  (add-to-list 'eglot-server-programs (cons engross--modes #'engross--contact)))

(defun engross--start ()
  "Let Eglot manage this buffer, when the server takes files of its mode."
  (when (and engross-use-server
             buffer-file-name
             (apply #'derived-mode-p engross--modes)
             (executable-find (car engross-server-command))
             (require 'eglot nil t))
    (engross-register)
    (eglot-ensure)))

(defun engross-repair-all ()
  "Apply all safe repairs to this buffer."
  (interactive)
  (unless (and (fboundp 'eglot-current-server) (eglot-current-server))
    (user-error "The language server does not run here"))
  (eglot-code-actions (point-min) (point-max) "source.fixAll" t))

;;;###autoload
(define-minor-mode engross-mode
  "Colour and check references to resolutions, decisions and documents."
  :lighter " Engross"
  (engross-font-lock-mode (if engross-mode 1 -1))
  (when engross-mode
    (engross--start)))

(provide 'engross)
;;; engross.el ends here
