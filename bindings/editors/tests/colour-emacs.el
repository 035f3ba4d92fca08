;;; colour-emacs.el --- Colours a text and writes what was coloured  -*- lexical-binding: t -*-

;; ENGROSS_TEXTS is the text's file, ENGROSS_COLOURED the file that gets a line "START END" for each run of coloured
;; bytes, ENGROSS_EDITORS the folder with the packages.

(add-to-list 'load-path (expand-file-name "emacs" (getenv "ENGROSS_EDITORS")))
(require 'engross-font-lock)

(let ((coding-system-for-read 'utf-8-unix)
      (spans nil))
  (find-file (getenv "ENGROSS_TEXTS"))
  (text-mode)
  (engross-font-lock-mode)
  (font-lock-mode)
  (font-lock-ensure)
  (goto-char (point-min))
  (while (< (point) (point-max))
    (let ((next (or (next-single-property-change (point) 'face) (point-max)))
          (face (get-text-property (point) 'face)))
      (when (or (eq face 'engross-reference) (and (listp face) (memq 'engross-reference face)))
        (push (format "%d %d\n" (1- (position-bytes (point))) (1- (position-bytes next))) spans))
      (goto-char next)))
  (with-temp-file (getenv "ENGROSS_COLOURED")
    (apply #'insert (nreverse spans))))

;;; colour-emacs.el ends here
