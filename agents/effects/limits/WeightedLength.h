#pragma once

#include <QString>

namespace qd::agents {

/// The length of a post as X counts it, of which 280 are allowed.
struct WeightedLength {
    int least = 0;
    int most = 0; ///< more than `least` where only X knows: whether a name with dots and nothing before it ("example.com") is a link
};

/// Configuration 3 of twitter-text (developer.x.com/en/docs/counting-characters; github.com/twitter/twitter-text, config/v3.json):
/// after NFC, a character of U+0000-10FF, 2000-200D, 2010-201F and 2032-2037 counts 1 and every other 2; a whole emoji 2 (UTS 51,
/// ED-17); a link 23, whatever its length. Pure. O(length).
WeightedLength weightedLength(const QString& text);

} // namespace qd::agents
