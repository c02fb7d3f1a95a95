"""Whatever is typed or sent anywhere, the answer is never a failure of ours (figure S5)."""
