package pricelist

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

//go:embed models.csv
var modelsFile []byte

// Models returns which foundation model each name of the price list stands for: models.csv, where a new model is one line.
// A name is the attribute model, the attribute servicename without " (Amazon Bedrock Edition)", or, where AWS gives neither,
// how the usage type begins after its Region. A model need not be in the rate card. The error names every line that is wrong.
func Models() (map[string]string, error) {
	return readModels(bytes.NewReader(modelsFile))
}

func readModels(file io.Reader) (map[string]string, error) {
	reader := csv.NewReader(file)
	lines, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("models.csv: %w", err)
	}
	if len(lines) == 0 || !slices.Equal(lines[0], []string{"name", "model"}) {
		return nil, errors.New("models.csv:1: the columns must be name,model")
	}
	models := map[string]string{}
	var mistakes []error
	for i, line := range lines[1:] {
		name, model := line[0], line[1]
		switch {
		case name == "" || !strings.Contains(model, "."):
			mistakes = append(mistakes, fmt.Errorf("models.csv:%d: needs a published name and a model id with its provider; name %q, model %q", i+2, name, model))
		case models[name] != "":
			mistakes = append(mistakes, fmt.Errorf("models.csv:%d: name %q stands for %s already", i+2, name, models[name]))
		}
		models[name] = model
	}
	return models, errors.Join(mistakes...)
}

// families are how the names of a provider's models begin, for products without the attribute provider.
var families = []struct{ begins, provider string }{
	{"Claude", "anthropic"},
	{"Nova", "amazon"},
	{"Titan", "amazon"},
}

// provider returns whose model a product is, as model ids write it, or nothing where that is not known.
func (p Product) provider(name string) string {
	if p.Attributes.Provider != "" {
		return strings.ToLower(p.Attributes.Provider)
	}
	for _, f := range families {
		if strings.HasPrefix(name, f.begins) {
			return f.provider
		}
	}
	return ""
}
