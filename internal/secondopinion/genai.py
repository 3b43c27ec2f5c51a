"""Prints the entries of Amazon Bedrock of genai-prices' file data.py as JSON.

The file stands on the standard input. Nothing of it is run.
"""

import ast
import datetime
import json
import sys


def plain(node):
    """Returns a literal as it is, and a call of a constructor as an object with the constructor's name under "is"."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.List):
        return [plain(item) for item in node.elts]
    if isinstance(node, ast.Dict):
        return {plain(key): plain(value) for key, value in zip(node.keys, node.values, strict=True)}
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name == "Decimal":
            return node.args[0].value
        if name == "datetime.date":
            return datetime.date(*(argument.value for argument in node.args)).isoformat()
        return {"is": name, **{argument.arg: plain(argument.value) for argument in node.keywords}}
    return {"is": ast.unparse(node)}


def fields(call):
    return {argument.arg: argument.value for argument in call.keywords}


for statement in ast.parse(sys.stdin.read(), "data.py").body:
    if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == "providers":
        for provider in map(fields, statement.value.elts):
            if plain(provider["id"]) == "aws":
                wanted = ("id", "match", "prices", "price_variants")
                models = [fields(model) for model in provider["models"].elts]
                json.dump([{name: plain(m[name]) for name in wanted if name in m} for m in models], sys.stdout)
                sys.exit()
sys.exit("no provider aws in a list of providers")
