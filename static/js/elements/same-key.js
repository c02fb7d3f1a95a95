// <same-key hidden><input name="operation"></same-key> gives a form of a name its key again. Browsers keep none of our
// pages: on the way back the page comes afresh, and with its old key what is sent once more still counts once.
class SameKey extends HTMLElement {
  connectedCallback() {
    const key = this.querySelector("[name=operation]")
    const form = key.form.id
    if (!form) return
    key.value = history.state?.[form] ?? key.value
    history.replaceState({ ...history.state, [form]: key.value }, "")
  }
}
customElements.define("same-key", SameKey)
