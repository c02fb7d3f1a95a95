// <once-form><form>…</form></once-form> sends a form once, and only when the server takes it: a page of words is
// not given up for an error page or for signing in: `#signed-out` shows the way in. The body's data-offline says the rest.
class OnceForm extends HTMLElement {
  #sent = false
  #reached = false
  #line

  connectedCallback() {
    this.addEventListener("submit", event => this.#submit(event))
    addEventListener("pageshow", this.#again) // back to this page: it may be sent again
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.#again)
  }

  #again = () => this.#busy(false)

  async #submit(event) {
    const { target: form, submitter } = event
    if (!form.requestSubmit) return // an old browser sends as it always did
    if (this.#reached) return (this.#reached = false)
    event.preventDefault()
    if (this.#sent) return
    this.#busy(true)
    const hindrance = await this.#hindrance()
    this.#say(hindrance === "offline" ? document.body.dataset.offline : "")
    if (hindrance === "signed-out") dispatchEvent(new Event(hindrance))
    if (hindrance) return this.#busy(false)
    this.#reached = true
    form.requestSubmit(submitter)
  }

  async #hindrance() {
    try {
      const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout?.(8000) })
      if (!answer.ok) return "offline"
      return document.getElementById("signed-out") && !answer.headers.has("X-Signed-In") ? "signed-out" : ""
    } catch {
      return "offline"
    }
  }

  #busy(sent) {
    this.#sent = sent
    for (const button of this.querySelector("form").elements) {
      if (button.type === "submit") button.ariaBusy = sent ? "true" : null
    }
  }

  #say(words) {
    this.#line ??= document.createElement("output")
    this.#line.className = "thumb__note"
    const place = document.querySelector(".thumb") ?? this
    place.prepend(this.#line)
    this.#line.value = words
  }
}
customElements.define("once-form", OnceForm)
