package athena

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/athena"
	"github.com/aws/aws-sdk-go-v2/service/athena/types"
)

// maxBatch is the number of named queries that one request returns.
// https://docs.aws.amazon.com/athena/latest/APIReference/API_BatchGetNamedQuery.html
const maxBatch = 50

// Named is a named query of a workgroup as it is deployed.
type Named struct {
	workgroup           Workgroup
	name, database, sql string
}

// Find returns a named query of the workgroup. It is an error when the workgroup has none of that name, or two.
func (w Workgroup) Find(ctx context.Context, name string) (Named, error) {
	query, err := w.named(ctx, name)
	if err != nil {
		return Named{}, fmt.Errorf("athena: workgroup %s: %w", w.Name, err)
	}
	return Named{w, name, aws.ToString(query.Database), aws.ToString(query.QueryString)}, nil
}

// Run runs the query with its own database, as [Workgroup.Run] does.
func (n Named) Run(ctx context.Context, parameters ...string) (*Result, error) {
	result, err := n.workgroup.run(ctx, n.database, n.sql, parameters)
	if err != nil {
		return nil, err
	}
	result.Query = n.name
	return result, nil
}

// RunNamed finds a named query and runs it.
func (w Workgroup) RunNamed(ctx context.Context, name string, parameters ...string) (*Result, error) {
	query, err := w.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	return query.Run(ctx, parameters...)
}

func (w Workgroup) named(ctx context.Context, name string) (types.NamedQuery, error) {
	var ids []string
	pages := sdk.NewListNamedQueriesPaginator(w.Client, &sdk.ListNamedQueriesInput{WorkGroup: &w.Name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return types.NamedQuery{}, err
		}
		ids = append(ids, page.NamedQueryIds...)
	}
	var found []types.NamedQuery
	var names []string
	for batch := range slices.Chunk(ids, maxBatch) {
		got, err := w.Client.BatchGetNamedQuery(ctx, &sdk.BatchGetNamedQueryInput{NamedQueryIds: batch})
		if err != nil {
			return types.NamedQuery{}, err
		}
		for _, query := range got.NamedQueries {
			names = append(names, aws.ToString(query.Name))
			if aws.ToString(query.Name) == name {
				found = append(found, query)
			}
		}
	}
	switch len(found) {
	case 0:
		if len(names) == 0 {
			return types.NamedQuery{}, fmt.Errorf("no named query %q, and no other; deploy this program", name)
		}
		slices.Sort(names)
		return types.NamedQuery{}, fmt.Errorf("no named query %q; it has: %s; the deployed queries are of another version of this program: deploy this version",
			name, strings.Join(names, ", "))
	case 1:
		return found[0], nil
	default:
		return types.NamedQuery{}, fmt.Errorf("%d named queries are called %q; delete all but one", len(found), name)
	}
}
