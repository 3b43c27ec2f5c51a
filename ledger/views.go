package ledger

import (
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// data holds the values with which the .sql files of views are rendered.
type data struct {
	LogTables []string
	// Regions are the Regions with Amazon Bedrock, as a list of SQL strings: those of records.
	Regions string
	// RecordType is the type a log line is cast to.
	RecordType string
	// MetadataKeys are those of the request metadata schema, MetadataColumns the columns that hold one each.
	MetadataKeys    []metadataKey
	MetadataColumns []metadataColumn
	// ClaimedTeam, ClaimedService and ClaimedEnv are the caller's own values, as SQL of the values of keys.
	ClaimedTeam, ClaimedService, ClaimedEnv string
	// GivenTeam is the caller's text of the team, which the schema may refuse.
	GivenTeam string
	// CostColumns are the columns of bedrock_costs.
	CostColumns []Column
	// RoutingPrefixes are those of Geo and Global inference profiles, Providers the first parts of foundation models' ids, each as a
	// list of SQL strings.
	RoutingPrefixes, Providers string
	// TokenKinds are the kinds of token that are priced, Tiers the service tiers, each in the order of the rate card.
	TokenKinds []string
	Tiers      string
	// Rates is the rate card, RatesAnywhere its lines without Region.
	Rates, RatesAnywhere rateTable
	// ModelTexts are the models with their billing, a line each.
	ModelTexts string
	Ownerships []catalog.Ownership
	Callers    []catalog.Caller
	// TolerancePercent is that of the reconciliation.
	TolerancePercent int
	// RollUp is the table of the roll-up, RolledKeys its request metadata keys.
	RollUp                           string
	RolledKeys                       []metadataColumn
	RollUpDimensions, RollUpMeasures []Column
	// FirstDay is [FirstDay] as 2024-01-01, ClosedAfter the number of days before today that are open.
	FirstDay    string
	ClosedAfter int
	// Logged is the view of the logged usage of a reconciliation.
	Logged, NotRead string
}

// Reconciling returns the values with a view of the logged usage, and the condition of the days of bedrock_days that it lacks.
func (d data) Reconciling(view, notRead string) data {
	d.Logged, d.NotRead = view, notRead
	return d
}

// Views returns the views over the Regions of the catalog, retired ones included.
func Views(c catalog.Catalog) ([]View, error) {
	rates, err := Rates()
	if err != nil {
		return nil, err
	}
	return ViewsWith(c, rates)
}

// ViewsWith returns the views of [Views] with another rate card than this program's.
func ViewsWith(c catalog.Catalog, rates []Rate) ([]View, error) {
	return viewsWith(c, rates, schema.Keys)
}

func viewsWith(c catalog.Catalog, rates []Rate, keys schema.Schema) ([]View, error) {
	units, err := Units()
	if err != nil {
		return nil, err
	}
	metadata, err := metadataKeys(keys)
	if err != nil {
		return nil, err
	}
	d := data{
		RecordType:      recordType,
		Regions:         literals(catalog.KnownRegions),
		RoutingPrefixes: literals(catalog.RoutingPrefixes()),
		Providers:       literals(catalog.Providers()),
		TokenKinds:      TokenKinds(),
		Tiers:           literals(Tiers()),
		Rates:           newRateTable(rates),
		RatesAnywhere:   newRateTable(slices.DeleteFunc(slices.Clone(rates), func(r Rate) bool { return r.Region != "" })),
		ModelTexts:      strings.Join(modelTexts(rates, units), "\n"),
		Ownerships:      c.Ownerships(),
		Callers:         c.Callers(),
		MetadataKeys:    metadata,
		MetadataColumns: keyColumns(keys),
		ClaimedTeam:     claimed(keys, "team"),
		GivenTeam:       given(keys, "team"),
		ClaimedService:  claimed(keys, "service"),
		ClaimedEnv:      claimed(keys, "env"),
		CostColumns:     costColumns(keys),

		TolerancePercent: TolerancePercent,
		RollUp:           RollUpDatabase + "." + RollUpTable,
		RolledKeys:       rolledKeys(keys),
		RollUpDimensions: rollUpDimensions,
		RollUpMeasures:   rollUpMeasures,
		FirstDay:         strings.ReplaceAll(FirstDay, "/", "-"),
		ClosedAfter:      OpenDays - 1,
	}
	for _, region := range c.RegionNames() {
		d.LogTables = append(d.LogTables, LogTable(region))
	}
	var rendered []View
	for _, v := range viewList(keys) {
		if v.SQL, err = render("views/"+v.Name+".sql", d, "parts/*.sql", "views/parts/*.sql"); err != nil {
			return nil, err
		}
		rendered = append(rendered, v)
	}
	return rendered, nil
}
