// <autosave-form><form>…</form></autosave-form> keeps what is typed as one goes: a moment after the last letter, on
// leaving a field or the page, and when the signal is back. Only what changed is sent, so that an older page on
// another phone takes nothing back. Without it the form's button keeps it.
class AutosaveForm extends HTMLElement {
  #form
  #kept
  #timer
  #sent = false

  connectedCallback() {
    this.#form = this.querySelector("form")
    this.#kept = new Map(this.#words())
    this.addEventListener("input", () => this.#later(1500))
    this.addEventListener("change", this.#save)
    this.#form.addEventListener("formdata", () => (this.#sent = true)) // on its way as a whole
    addEventListener("pageshow", () => (this.#sent = false))
    addEventListener("online", this.#save)
    addEventListener("pagehide", this.#save)
    addEventListener("beforeunload", event => this.#changed().length && !this.#sent && event.preventDefault())
  }

  #words() {
    const fields = this.querySelectorAll("textarea, input:not([type=hidden])")
    return [...fields].map(field => [field.name, field.value])
  }

  #changed() {
    return this.#words().filter(([name, value]) => this.#kept.get(name) !== value)
  }

  #later(wait) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#save, wait)
  }

  #save = async () => {
    clearTimeout(this.#timer)
    const changed = this.#changed()
    if (!changed.length || this.#sent) return
    const { csrfmiddlewaretoken: token, operation, kept: line } = this.#form.elements
    const words = [["csrfmiddlewaretoken", token.value], ["operation", operation.value], ["autosave", "1"], ...changed]
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(words), keepalive: true })
      if (answer.ok && !answer.redirected) changed.forEach(([name, value]) => this.#kept.set(name, value))
      else if (answer.status !== 422) throw answer
      line.value = await answer.text()
    } catch (answer) {
      if (answer.redirected) dispatchEvent(new Event("signed-out"))
      else line.value = document.body.dataset.offline
      this.#later(15_000)
    }
  }
}
customElements.define("autosave-form", AutosaveForm)
