#pragma once

#include "agents/effects/render/Rendered.h"

namespace qd::agents {

/// The most that a service of SMS takes as one message (Twilio's "Body").
constexpr int kSmsLimit = 1600;

/// Everything that an SMS is made of.
struct SmsMaterial {
    QString title; ///< what the department calls it; its reader never sees it
    QString text;
    QString link;  ///< stands behind the text; empty: none
    Instant date;
    bool rehearsal = false;
};

/// The SMS as one file of plain text, byte for byte what its reader gets; line ends are line feeds, what cannot be seen is gone.
/// content.details: title, date, text, segments (how many parts it is cut into; each is paid), characters, encoding ("GSM-7", "UCS-2").
/// The preview shows it as a phone does, and which characters make it UCS-2.
/// Error::Parse: it has no text, more than kSmsLimit characters, or a link that is none.
Result<Rendered> renderSms(const SmsMaterial& material);

} // namespace qd::agents
