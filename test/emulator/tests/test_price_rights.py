"""The permission to read the AWS Price List."""

from support import ACCOUNT, refused
from test_iam import Caller

TRUST = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole"}
WANTED = {
    "ServiceCode": "AmazonBedrock",
    "FormatVersion": "aws_v1",
    "Filters": [{"Type": "TERM_MATCH", "Field": "regionCode", "Value": "us-west-2"}],
}


def reader(aws, name, action):
    """A client of a role that may do one action."""
    role = Caller(aws, name, TRUST, [{"Effect": "Allow", "Action": action, "Resource": "*"}])
    return aws("pricing", credentials=role.assume(None))


def test_reading_prices_needs_a_permission(aws, name):
    code, message = refused(reader(aws, f"{name}-other", "pricing:DescribeServices").get_products, **WANTED)
    assert code == "AccessDeniedException" and "pricing:GetProducts" in message
    assert reader(aws, name, "pricing:GetProducts").get_products(**WANTED)["FormatVersion"] == "aws_v1"
