package checks

import (
	"context"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

var repositoryIDsCheck = proof.Check{Belief: 45, Calls: assumptionCalls, Run: repositoryIDs}

// repositoryIDs reads whether jobs of GitHub Actions could assume the roles that require the ids of the repository.
func repositoryIDs(ctx context.Context, r *proof.Run) (proof.Result, error) {
	return assumedBy(ctx, r, "repositories of GitHub that are listed with ids", func(role catalog.Role) (string, func(assumed) bool) {
		github, ok := role.Trust().(catalog.GitHubActions)
		if !ok {
			return "", nil
		}
		if _, repository := github.RepositoryIDs(); repository == "" {
			return "", nil
		}
		return github.Repository, func(e assumed) bool { return e.EventName == "AssumeRoleWithWebIdentity" }
	})
}
