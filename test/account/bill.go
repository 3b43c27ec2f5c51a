package account

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/shopspring/decimal"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/calls"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// BillFile returns the path of the bill as a page.
func (a *Account) BillFile() string { return a.State("bill.html") }

// Bill runs cmd/bill for the days of the planned calls, writes the page and returns the total. The total must equal the cost of
// the calls, and the spend that was not logged the cost of the unlogged calls. out nil: the bill goes to its log alone.
func (a *Account) Bill(ctx context.Context, out *os.File, day time.Time) (decimal.Decimal, error) {
	want, err := calls.Cost(a.Calls)
	if err != nil {
		return want, err
	}
	exact := a.State("tmp", "bill.json")
	err = environment.Run(ctx, environment.Process{
		Name: "bill",
		Args: []string{
			a.Tool("bill"), "--from", day.AddDate(0, 0, 1-calls.Days).Format(time.DateOnly), "--to", day.Format(time.DateOnly),
			"--format", "table", "--format", "html=" + a.BillFile(), "--format", "json=" + exact,
		},
		Dir:    a.Root,
		Env:    a.ClientEnvironment(a.Home()),
		Log:    a.State("log", "bill.log"),
		Stdout: out,
	})
	if err != nil {
		return want, err
	}
	file, err := os.ReadFile(exact)
	if err != nil {
		return want, err
	}
	var printed struct {
		Total     struct{ USD decimal.Decimal }
		NotLogged struct{ USD decimal.Decimal } `json:"not_logged"`
	}
	if err := json.Unmarshal(file, &printed); err != nil {
		return want, err
	}
	if !printed.Total.USD.Equal(want) {
		return want, fmt.Errorf("the total of the bill is %s USD, but the calls made cost %s USD", printed.Total.USD, want)
	}
	unlogged, err := calls.Cost(a.Unlogged)
	if err != nil {
		return want, err
	}
	if !printed.NotLogged.USD.Equal(unlogged) {
		return want, fmt.Errorf("the bill has %s USD that were not logged, but the unlogged calls cost %s USD", printed.NotLogged.USD, unlogged)
	}
	return want, nil
}
