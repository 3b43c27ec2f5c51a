package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/account"
	"github.com/aws/aws-sdk-go-v2/service/account/types"
	"github.com/aws/aws-sdk-go-v2/service/bedrock"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lakeformation"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/cli"
)

// session is an account with the credentials of the caller.
type session struct {
	account string
	cfg     aws.Config
	// disabled are the Regions that the account has not enabled.
	disabled map[string]bool
	// unlisted is the error of reading those Regions.
	unlisted error
}

// connect reads the account of the default credential chain and the Regions that the account has not enabled.
func connect(ctx context.Context, home string) (session, error) {
	cfg, err := cli.Configure(ctx, home)
	if err != nil {
		return session{}, err
	}
	id, err := cli.Account(ctx, cfg)
	if err != nil {
		return session{}, err
	}
	s := session{account: id, cfg: cfg, disabled: map[string]bool{}}
	pages := account.NewListRegionsPaginator(account.NewFromConfig(cfg), &account.ListRegionsInput{
		RegionOptStatusContains: []types.RegionOptStatus{types.RegionOptStatusDisabled, types.RegionOptStatusDisabling, types.RegionOptStatusEnabling},
	})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			s.unlisted = err
			break
		}
		for _, r := range page.Regions {
			s.disabled[aws.ToString(r.RegionName)] = true
		}
	}
	return s, nil
}

// regional is a listed Region with its clients.
type regional struct {
	catalog.Region
	account   string
	bootstrap catalog.Bootstrap
	profiles  []catalog.Profile
	// systemProfiles are the ids of the Region's system-defined inference profiles.
	systemProfiles func(context.Context) ([]string, error)

	bedrock *bedrock.Client
	ssm     *ssm.Client
	sts     *sts.Client
	trails  *cloudtrail.Client
	iam     *iam.Client
	lake    *lakeformation.Client
	stacks  *cloudformation.Client
}

func (s session) in(c catalog.Catalog, r catalog.Region) regional {
	cfg := s.cfg.Copy()
	cfg.Region = r.Name
	client := bedrock.NewFromConfig(cfg)
	return regional{
		r, s.account, c.Bootstrap, c.Profiles(r), listSystemProfiles(client), client, ssm.NewFromConfig(cfg), sts.NewFromConfig(cfg),
		cloudtrail.NewFromConfig(cfg), iam.NewFromConfig(cfg), lakeformation.NewFromConfig(cfg), cloudformation.NewFromConfig(cfg),
	}
}
