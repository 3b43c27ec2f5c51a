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

	"github.com/jszwec/csvutil"
)

//go:embed models.csv
var modelsFile []byte

// Models returns the id of the foundation model of each name in the price list: models.csv, where a new model is one line.
// A name is the attribute model, the attribute servicename without " (Amazon Bedrock Edition)", or, where AWS gives neither,
// the beginning of the usage type after its Region. A model need not be in the rate card. A name whose id is empty is of no one model:
// its products are not understood. The error names every mistaken line.
func Models() (map[string]string, error) {
	return ReadModels(bytes.NewReader(modelsFile))
}

// ReadModels reads a file such as models.csv. Its error names every mistaken line.
func ReadModels(file io.Reader) (map[string]string, error) {
	var lines []struct {
		Name  string `csv:"name"`
		Model string `csv:"model"`
		Note  string `csv:"note"`
	}
	decoder, err := csvutil.NewDecoder(csv.NewReader(file))
	if errors.Is(err, io.EOF) || err == nil && !slices.Equal(decoder.Header(), []string{"name", "model", "note"}) {
		return nil, errors.New("models.csv:1: the columns must be name,model,note")
	}
	if err == nil {
		err = decoder.Decode(&lines)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("models.csv: %w", err)
	}
	models := map[string]string{}
	var mistakes []error
	for i, line := range lines {
		model, repeated := models[line.Name]
		switch {
		case line.Name == "" || line.Model != "" && !strings.Contains(line.Model, "."):
			mistakes = append(mistakes, fmt.Errorf("models.csv:%d: needs a published name and a model id with its provider; name %q, model %q", i+2, line.Name, line.Model))
		case line.Model == "" && line.Note == "":
			mistakes = append(mistakes, fmt.Errorf("models.csv:%d: name %q has no model id; its note must say why", i+2, line.Name))
		case repeated:
			mistakes = append(mistakes, fmt.Errorf("models.csv:%d: name %q stands for %q already", i+2, line.Name, model))
		}
		models[line.Name] = line.Model
	}
	return models, errors.Join(mistakes...)
}

// families are the beginnings of the names of a provider's models, for products without the attribute provider.
var families = []struct{ begins, provider string }{
	{"Claude", "anthropic"},
	{"Cohere", "cohere"},
	{"Jamba", "ai21"},
	{"Jurassic", "ai21"},
	{"Meta", "meta"},
	{"Nova", "amazon"},
	{"OpenAI", "openai"},
	{"Palmyra", "writer"},
	{"Titan", "amazon"},
	{"TwelveLabs", "twelvelabs"},
	{"Writer", "writer"},
}

// provider returns the provider of a price's model, as model ids write it; "" where it is not known.
func (p Product) provider(price Price) string {
	if provider, _, found := strings.Cut(price.Model, "."); found {
		return provider
	}
	if p.Attributes.Provider != "" {
		return strings.ToLower(p.Attributes.Provider)
	}
	for _, f := range families {
		if strings.HasPrefix(price.Name, f.begins) {
			return f.provider
		}
	}
	return ""
}
