// The table of contents of our scripts; collecting joins it into one file. Everything works without it.
import "./elements/once-form.js"
import "./elements/same-key.js"
import "./elements/undo-toast.js"
import "./elements/copy-text.js"
import "./elements/print-page.js"
import "./elements/pass-key.js"
import "./elements/page-lock.js"
import "../vendor/htmx.min.js"
