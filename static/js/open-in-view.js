// What somebody unfolds comes into view, as far as the screen holds it; its own line stays in sight.
addEventListener("click", event => {
  const unfolded = event.target.closest?.("summary")?.parentElement
  if (unfolded) requestAnimationFrame(() => unfolded.open && unfolded.scrollIntoView({ block: "nearest" }))
})
