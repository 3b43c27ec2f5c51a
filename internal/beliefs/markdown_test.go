package beliefs

import (
	"strings"
	"testing"
)

func TestMarkdownOfABelief(t *testing.T) {
	got := markdown([]Belief{
		{Number: 1, Title: "A key's value", Claims: []string{"One.", "Two."}, DependsOn: "The code.", IfWrong: "It fails.", Status: Open,
			Check: "Reads it.", Remedy: "Write it."},
		{Number: 2, Title: "bedrock:Key", Claims: []string{"Three."}, DependsOn: "No code.", IfWrong: "Nothing.", Status: Settled,
			Evidence: []Evidence{{Source: "https://example.com/page", Says: "It is <so>.", Day: "2026-11-28"}},
			Check:    "Reads it.", Remedy: "Write it."},
	})
	for _, want := range []string{
		"| open | 1 |", "| settled | 1 |", "| proven | 0 |",
		"| [1. A key's value](#1-a-keys-value) | open |\n| [2. bedrock:Key](#2-bedrockkey) | settled |\n\n## 1. A key's value\n\nStatus: open.\n",
		"\n- Belief: One.\n- Belief: Two.\n- Depends on it: The code.\n- If it is wrong: It fails.\n- Check: Reads it.\n- Remedy: Write it.\n\n" +
			"`go run ./cmd/prove --only 1`\n\n## 2. bedrock:Key\n",
		"- If it is wrong: Nothing.\n- Evidence, read on 2026-11-28: [example.com/page](https://example.com/page): It is <so>.\n- Check:",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
	if !strings.HasSuffix(got, "--only 2`\n") {
		t.Errorf("the page ends with %q", got[len(got)-20:])
	}
}
