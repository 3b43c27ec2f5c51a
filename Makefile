# Every tool is installed by this file, pinned, into git-ignored folders. What it needs on the machine: Go, Node, Python
# 3.11 or later, Maven and any Java.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON := .local/python/bin
CDK := node_modules/.bin/cdk
GOFILES = $(shell git ls-files --cached --others --exclude-standard '*.go')

## help: list the targets
.PHONY: help
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## demo: deploy the bootstrap into an emulated account, call Bedrock through it, and show who used the tokens
.PHONY: demo
demo: tools
	@exec .local/bin/local demo

## up: deploy, call and detect the same way, and leave it running; see .local/env
.PHONY: up
up: tools
	@exec .local/bin/local up

## down: end what up started
.PHONY: down
down:
	@[ -x .local/bin/local ] || go build -o .local/bin/local ./local
	@exec .local/bin/local down

## test: everything that decides whether a change is good
.PHONY: test
test: compiler tools format vet lint templates emulator examples suite

## matrix: print what the policies allow and deny, as decided by the emulator and by a simulator of IAM, with the counts in the last line
.PHONY: matrix
matrix: tools
	@go test -tags e2e ./local -run TestDecisionMatrix -v -count 1 | tee .local/matrix.txt
	@grep -o '[0-9]* decisions, all .*' .local/matrix.txt

## bench: ratios: the synthesis of large lists to that of a JavaScript program, a stamped call to one stamped by hand, a bill of a million records to a plain query over the same records
.PHONY: bench
bench: tools
	@cd requestmetadata && go test -run '^$$' -bench BenchmarkStamp .
	@LOCAL_ENGINE_HEAP=6g go test -tags e2e ./local -run '^$$' -bench BenchmarkBill -benchtime 1x -timeout 60m -v
	@go test ./stacks -run '^$$' -bench BenchmarkSynthesis -benchtime 3x -timeout 30m

## golden: rewrite the golden templates, the preventive controls, the documents of the schema, and the locks of shipped names and keys
.PHONY: golden
golden:
	go test . -run 'TestShippedNamesAreLocked|TemplatesAreGolden' -update
	cd requestmetadata && go test ./schema -run TestShippedKeysAreLocked -update && go test . -run TestWideSchemaIsPublished -update
	go test ./docs -run TestDocumentsFollowTheSchema -update
	go test ./policies -run TestPoliciesAreGolden -update

## deploy: deploy to the account of your credentials, if nothing stands in the way; asks before it widens permissions
.PHONY: deploy
deploy: $(CDK)
	@go run ./cmd/preflight
	$(CDK) deploy --all

## clean: remove everything the other targets made
.PHONY: clean
clean:
	rm -rf .local node_modules build cdk.out

.PHONY: format
format:
	@echo "== format"
	@unformatted=$$(gofmt -l $(GOFILES)); if [ -n "$$unformatted" ]; then echo "run gofmt -w on: $$unformatted"; exit 1; fi
	@$(PYTHON)/ruff format --check --quiet local test examples

.PHONY: vet
vet:
	@echo "== vet"
	@go vet -tags e2e ./...
	@cd requestmetadata && go vet ./...

.PHONY: lint
lint:
	@echo "== lint"
	@go tool staticcheck -tags e2e ./... github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/...
	@$(PYTHON)/ruff check --quiet local test examples

# cfn-lint knows every property's schema and every published IAM action (W3037). W3005 is about the CDK's own DependsOn.
.PHONY: templates
templates:
	@echo "== cfn-lint"
	@$(PYTHON)/cfn-lint --ignore-checks W3005 -- testdata/golden/*.json testdata/golden/*/*.json

.PHONY: emulator
emulator:
	@echo "== emulator"
	@PYTHONPATH=test $(PYTHON)/python -m pytest -q -m "not trino" test/emulator/tests

.PHONY: examples
examples:
	@echo "== examples"
	@$(PYTHON)/python -m pytest -q examples/python

# One package after the other: the end-to-end test needs both cores.
.PHONY: suite
suite:
	@echo "== unit, golden and end-to-end tests"
	@echo "with the oldest SDK"
	@cd requestmetadata && go test -race ./...
	@echo "with the newest SDK"
	@go test -race github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/...
	@mkdir -p .local
	@go tool gotestsum --jsonfile .local/tests.json --format pkgname --format-hide-empty-pkg -- -p 1 -tags e2e -timeout 45m ./...
	@echo "== the ten slowest tests"
	@go tool gotestsum tool slowest --jsonfile .local/tests.json --num 10
	@echo "== result"
	@go tool gotestsum --format none --raw-command -- cat .local/tests.json

# All that is missing at once, before anything is downloaded.
.PHONY: needs
needs:
	@missing=""; \
	for tool in 'go: install Go 1.26' 'node: install Node.js 20 or later, better 22' 'npm: comes with Node.js' 'python3: install Python 3.11 or later' \
	    'mvn: install Maven' 'java: install any Java, for Maven'; do \
	  command -v "$${tool%%:*}" >/dev/null || missing+="$$tool"$$'\n'; \
	done; \
	if [ -n "$$missing" ]; then printf 'missing on the PATH:\n%s' "$$missing" >&2; exit 1; fi

.PHONY: compiler
compiler:
	@command -v gcc >/dev/null || { echo "missing on the PATH: gcc: install a C compiler, for go test -race" >&2; exit 1; }

.PHONY: tools
tools: needs $(PYTHON)/.installed .local/trino/.installed $(CDK)
	@go build -o .local/bin/local ./local

$(PYTHON)/.installed: test/requirements.txt
	@echo "installing Python packages"
	@rm -rf .local/python
	@python3 -m venv .local/python
	@$(PYTHON)/pip install --quiet --disable-pip-version-check --require-hashes -r test/requirements.txt
	@touch $@

.local/trino/.installed: test/engine/pom.xml
	@echo "installing Trino (260 MB)"
	@rm -rf .local/trino
	@mvn --batch-mode --quiet --file test/engine/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=$(CURDIR)/.local/trino
	@touch $@

$(CDK): package-lock.json
	@echo "installing the CDK command line"
	@npm ci --silent --no-fund --no-audit
	@touch $@
