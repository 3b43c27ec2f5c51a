// Package secondopinion compares the rate card with the prices of Amazon Bedrock that third parties publish: the price files of the PyPI
// packages litellm and genai-prices. A difference is named with both values, never averaged: AWS's own list decides.
//
// The third parties say less than the card, and this package reads them as follows:
//
//   - A price of a model's plain id names no Region. It is read as the price in a Region of the United States, in which both packages give
//     their base prices. Where the model is not sold in one Region, it is compared with the model's Geo price.
//   - A price of a Geo id, such as eu.amazon.nova-lite-v1:0, holds in every Region from which catalog/system_profiles.csv has the profile;
//     for a profile that the table does not have, in every Region of the geography that the card prices.
//   - A price of a Global id holds in every Region.
//   - The price of a cache write names no lifetime. It is that of the card's line: 5 minutes, or 30 minutes. Where it is named, 1 hour.
//
// https://pypi.org/project/litellm/ and https://pypi.org/project/genai-prices/
package secondopinion
