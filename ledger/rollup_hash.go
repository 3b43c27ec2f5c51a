package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// ViewsHash returns the hash of the views that a deployment of the lists has: of the lists, the prices and the SQL in them. The figures of a
// roll-up come from the deployed views and its marker names the lists of the program that started it, so both must be of one version.
func ViewsHash(c catalog.Catalog) (string, error) {
	views, err := Views(c)
	if err != nil {
		return "", err
	}
	var texts []string
	for _, v := range views {
		texts = append(texts, v.Name, v.SQL)
	}
	return hashOf(texts), nil
}

// RollUpSetupHash returns the hash of the statements that create the table of the roll-up, wherever it is.
func RollUpSetupHash() (string, error) {
	statements, err := RollUpSetup("s3://bucket/" + catalog.RollUpPrefix)
	if err != nil {
		return "", err
	}
	return hashOf(statements), nil
}

// hashOf returns the hash of texts, which no other list of texts has.
func hashOf(texts []string) string {
	digest := sha256.New()
	for _, text := range texts {
		_, _ = io.WriteString(digest, fmt.Sprintf("%d:%s,", len(text), text))
	}
	return hex.EncodeToString(digest.Sum(nil))
}
