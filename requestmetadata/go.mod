module github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata

go 1.24.0

require (
	github.com/aws/aws-sdk-go-v2 v1.41.7
	github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream v1.7.10
	github.com/aws/aws-sdk-go-v2/service/bedrockruntime v1.51.0
	github.com/aws/smithy-go v1.25.1
	go.opentelemetry.io/otel/trace v1.40.0
	golang.org/x/sync v0.10.0
)

require (
	github.com/aws/aws-sdk-go-v2/internal/configsources v1.4.23 // indirect
	github.com/aws/aws-sdk-go-v2/internal/endpoints/v2 v2.7.23 // indirect
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	go.opentelemetry.io/otel v1.40.0 // indirect
)
