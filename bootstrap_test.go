package bootstrap

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "add the names of the lists to shipped.lock")

// Every name of the lists must be in shipped.lock, so that it can never vanish from them unnoticed.
func TestShippedNamesAreLocked(t *testing.T) {
	c := Catalog()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	locked := append(slices.Clone(c.Shipped), c.Names()...)
	slices.Sort(locked)
	locked = slices.Compact(locked)
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("-update is refused where CI is set: commit shipped.lock with the change")
		}
		if err := os.WriteFile("shipped.lock", []byte(strings.Join(locked, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !slices.Equal(c.Shipped, locked) {
		t.Errorf("shipped.lock lacks names of the lists or is not sorted; run: make golden")
	}
}
