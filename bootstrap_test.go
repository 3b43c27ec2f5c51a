package bootstrap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

func TestBootstrapNamesOfCDKJSON(t *testing.T) {
	for _, tt := range []struct {
		name, text      string
		want            catalog.Bootstrap
		version, deploy string
	}{
		{"the CDK's own", `{"context":{"@aws-cdk/core:x":true}}`, catalog.Bootstrap{},
			"/cdk-bootstrap/hnb659fds/version", "cdk-hnb659fds-deploy-role-111122223333-eu-west-1"},
		{"a qualifier", `{"context":{"@aws-cdk/core:bootstrapQualifier":"acme"}}`, catalog.Bootstrap{Qualifier: "acme"},
			"/cdk-bootstrap/acme/version", "cdk-acme-deploy-role-111122223333-eu-west-1"},
		{"a qualifier and a stack", `{"toolkitStackName":"AcmeToolkit","context":{"@aws-cdk/core:bootstrapQualifier":"acme"}}`,
			catalog.Bootstrap{Qualifier: "acme", Stack: "AcmeToolkit"}, "/cdk-bootstrap/acme/version", "cdk-acme-deploy-role-111122223333-eu-west-1"},
		{"a number", `{"context":{"@aws-cdk/core:bootstrapQualifier":12345}}`, catalog.Bootstrap{Qualifier: "12345"},
			"/cdk-bootstrap/12345/version", "cdk-12345-deploy-role-111122223333-eu-west-1"},
	} {
		got := bootstrapOf([]byte(tt.text))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if version, deploy := got.VersionParameter(), got.DeployRole("111122223333-eu-west-1"); version != tt.version || deploy != tt.deploy {
			t.Errorf("%s: %s and %s", tt.name, version, deploy)
		}
	}
}
