#pragma once

#include <QString>

namespace qd::agents {

/// How an SMS is cut; each part is paid.
struct SmsSegments {
    bool isGsm7 = true; ///< else UCS-2, which one character outside the alphabet is enough for
    int count = 0;      ///< parts; 0: there is no text
    int left = 160;     ///< how many plain characters still fit into the last one
};

/// One part takes 160 septets of the GSM 7-bit default alphabet, two of them for a character of its extension (3GPP TS 23.038, 6.2.1
/// and 6.2.1.1), or 70 units of UTF-16; each of several takes 153 or 67, since a header joins them (3GPP TS 23.040, 9.2.3.24.1).
/// Neither an extended character nor a pair of UTF-16 is cut. Pure.
SmsSegments smsSegments(const QString& text);

} // namespace qd::agents
