// <keep-draft> in a form keeps what is typed as a draft on the server: a moment after the last letter, on leaving a
// field or the page. Nothing is kept on the phone. Without it the button inside keeps the draft.
class KeepDraft extends HTMLElement {
  #form
  #kept
  #timer
  #sent = false
  #missed = false

  connectedCallback() {
    this.hidden = true
    this.#form = this.closest("form")
    this.#kept = this.#words()
    this.#form.addEventListener("input", () => this.#later(1500))
    this.#form.addEventListener("change", this.#save)
    addEventListener("submit", this.#submitted)
    addEventListener("pageshow", () => (this.#sent = false))
    addEventListener("online", this.#save)
    addEventListener("pagehide", this.#save)
    addEventListener("beforeunload", event => this.#missed && this.#isNew() && event.preventDefault())
  }

  #submitted = event => {
    if (event.target === this.#form) this.#sent = !event.defaultPrevented // once-form asks first
  }

  #words() {
    const words = new FormData(this.#form)
    for (const name of ["csrfmiddlewaretoken", "operation"]) words.delete(name)
    return new URLSearchParams(words).toString()
  }

  #isNew() {
    return !this.#sent && this.#words() !== this.#kept
  }

  #later(wait) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#save, wait)
  }

  #save = async () => {
    clearTimeout(this.#timer)
    if (!this.#isNew()) return
    const words = this.#words()
    const { csrfmiddlewaretoken: token, operation, kept: line } = this.#form.elements
    const more = new URLSearchParams({ draft: "typed", csrfmiddlewaretoken: token.value, operation: operation.value })
    const address = this.#form.getAttribute("action") ?? location.pathname
    const body = new URLSearchParams(`${words}&${more}`)
    const answer = await fetch(address, { method: "POST", body, keepalive: true }).catch(() => null)
    this.#missed = !answer?.ok || answer.redirected
    if (answer?.redirected) dispatchEvent(new Event("signed-out"))
    else line.value = this.#missed ? document.body.dataset.offline : await answer.text()
    if (this.#missed) this.#later(15_000)
    else this.#kept = words
  }
}
customElements.define("keep-draft", KeepDraft)
