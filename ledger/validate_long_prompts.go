package ledger

// longPrompts finds kinds of tokens that are priced for short prompts and not for long ones, where others are: a long prompt is
// priced by the lines for long prompts alone.
func longPrompts(rates []Rate) []error {
	long := map[offer]Rate{}
	priced := map[price]bool{}
	for _, r := range rates {
		priced[r.price()] = true
		if o := (offer{r.Model, r.Routing, r.Region}); r.MinPromptTokens == longPrompt && long[o].Line == 0 {
			long[o] = r
		}
	}
	var mistakes []error
	for _, r := range rates {
		other, any := long[offer{r.Model, r.Routing, r.Region}]
		p := r.price()
		p.minPromptTokens = longPrompt
		if any && !priced[p] {
			mistakes = append(mistakes, r.mistake("has no line for long prompts, which line %d begins to price; add one with min_prompt_tokens %d", other.Line, longPrompt))
		}
	}
	return mistakes
}
