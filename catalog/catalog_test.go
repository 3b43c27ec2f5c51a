package catalog

import "testing"

func TestHashFollowsTheLists(t *testing.T) {
	before, err := valid().Hash()
	if err != nil {
		t.Fatal(err)
	}
	edited := valid()
	edited.Products[0].Team = "growth"
	after, err := edited.Hash()
	if err != nil {
		t.Fatal(err)
	}
	if before == after {
		t.Error("the hash did not change with the lists")
	}
}
