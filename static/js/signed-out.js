// Who turns out to be signed out is shown the way in, on a page beside this one. Back here and signed in, it is gone.
const note = document.getElementById("signed-out")
addEventListener("signed-out", () => {
  if (!note?.hidden) return
  note.hidden = false
  document.querySelector(".thumb").prepend(note)
  note.scrollIntoView({ block: "nearest" })
})
const look = async () => {
  if (document.hidden || !note || note.hidden) return
  const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null)
  note.hidden = !!answer?.headers.has("X-Signed-In")
}
document.addEventListener("visibilitychange", look)
addEventListener("focus", look)
