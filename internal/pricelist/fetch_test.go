package pricelist

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/aws/aws-sdk-go-v2/service/pricing/types"
)

// replay answers GetProducts with recorded products, two a page.
type replay struct {
	// lists holds products by service code and Region.
	lists map[string][]string
	// asked are the service code, the Region and the token of every request. fail is the error of a request by its number, from 1.
	asked []string
	fail  map[int]error
}

func (r *replay) GetProducts(ctx context.Context, in *pricing.GetProductsInput, _ ...func(*pricing.Options)) (*pricing.GetProductsOutput, error) {
	list := aws.ToString(in.ServiceCode) + " " + aws.ToString(in.Filters[0].Value)
	r.asked = append(r.asked, strings.TrimSpace(list+" "+aws.ToString(in.NextToken)))
	if err := errors.Join(ctx.Err(), r.fail[len(r.asked)]); err != nil {
		return nil, err
	}
	first, _ := strconv.Atoi(aws.ToString(in.NextToken))
	entries := r.lists[list]
	last := min(first+2, len(entries))
	out := &pricing.GetProductsOutput{PriceList: entries[first:last]}
	if last < len(entries) {
		out.NextToken = aws.String(strconv.Itoa(last))
	}
	return out, nil
}

// lists returns n products of a service code in a Region.
func lists(t *testing.T, n int) map[string][]string {
	t.Helper()
	var entries []string
	for i := range n {
		entries = append(entries, entry(t, map[string]string{"regionCode": "us-east-1", "usagetype": fmt.Sprintf("USE1-Model%d-input-tokens", i)}, "1K tokens", "1"))
	}
	return map[string][]string{"AmazonBedrock us-east-1": entries}
}

func fetched(t *testing.T, client pricing.GetProductsAPIClient) ([]string, error) {
	t.Helper()
	products, err := Fetch(t.Context(), client, []string{"us-east-1"}, func(int, int, int) {})
	var names []string
	for _, p := range products {
		names = append(names, p.Attributes.UsageType)
	}
	return names, err
}

// A run that was interrupted goes on with the pages that it lacks.
func TestResume(t *testing.T) {
	folder := t.TempDir()
	broken := errors.New("broken off")
	first := &replay{lists: lists(t, 7), fail: map[int]error{3: broken}}
	if _, err := fetched(t, Cached(first, folder)); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	second := &replay{lists: lists(t, 7)}
	names, err := fetched(t, Cached(second, folder))
	if err != nil || len(names) != 7 {
		t.Fatal(names, err)
	}
	want := []string{"AmazonBedrock us-east-1 4", "AmazonBedrock us-east-1 6", "AmazonBedrockFoundationModels us-east-1", "AmazonBedrockService us-east-1"}
	if !slices.Equal(second.asked, want) {
		t.Errorf("asked %q, want %q", second.asked, want)
	}
	third := &replay{}
	if again, err := fetched(t, Cached(third, folder)); err != nil || !slices.Equal(again, names) || third.asked != nil {
		t.Errorf("%q %v, asked %q", again, err, third.asked)
	}
}

// A page's token that has expired leads nowhere: the list is read from its first page on.
func TestExpiredToken(t *testing.T) {
	for _, cached := range []bool{false, true} {
		r := &replay{lists: lists(t, 5), fail: map[int]error{2: &types.ExpiredNextTokenException{}}}
		var client pricing.GetProductsAPIClient = r
		if cached {
			client = Cached(r, t.TempDir())
		}
		names, err := fetched(t, client)
		if err != nil || len(names) != 5 {
			t.Errorf("%q %v", names, err)
		}
		if !slices.Equal(r.asked[:3], []string{"AmazonBedrock us-east-1", "AmazonBedrock us-east-1 2", "AmazonBedrock us-east-1"}) {
			t.Errorf("asked %q", r.asked)
		}
	}
}

func TestCutPage(t *testing.T) {
	folder := t.TempDir()
	if _, err := fetched(t, Cached(&replay{lists: lists(t, 1)}, folder)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(folder + "/*/*.json")
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if err := os.WriteFile(file, []byte(`{"PriceList"`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := fetched(t, Cached(&replay{}, folder)); err == nil || !strings.Contains(err.Error(), "or read anew with --fresh") {
		t.Error(err)
	}
}

func TestAnotherRegionsProducts(t *testing.T) {
	r := &replay{lists: map[string][]string{"AmazonBedrock us-east-1": {entry(t, map[string]string{"regionCode": "eu-west-1"}, "1K tokens", "1")}}}
	if _, err := fetched(t, r); err == nil || err.Error() != "read the AWS Price List of AmazonBedrock in us-east-1: a product of eu-west-1 was answered" {
		t.Error(err)
	}
}
