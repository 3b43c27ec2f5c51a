module github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata

go 1.26.8
