#include "agents/inbound/hooks/events/HookEvents.h"

#include "agents/tools/protocol/OutsideText.h"
#include "core/rules/people/FreeWords.h"

namespace qd::agents {

Result<HookEvents> eventsIn(const HookSender& sender, const HookRequest& request)
{
    Result<HookEvents> events = HookEvents();
    switch (sender.form) {
    case HookForm::SendGrid: events = sendGridEvents(request.body); break;
    case HookForm::Mandrill: events = mandrillEvents(request.body); break;
    case HookForm::Twilio: events = twilioEvents(request.body); break;
    case HookForm::Resend: events = resendEvents(request.body, request.header("svix-id")); break;
    case HookForm::Mailgun: events = mailgunEvents(request.body); break;
    case HookForm::Brevo: events = brevoEvents(request.body); break;
    case HookForm::Lob: events = lobEvents(request.body); break;
    case HookForm::Standard:
    case HookForm::GitHub: events = plainEvents(sender, request); break;
    }
    if (events && events->size() > kMostEvents)
        return Error{Error::Parse, QStringLiteral("it says %1 things at once").arg(events->size()), QStringLiteral("body"), QStringLiteral("at most %1").arg(kMostEvents)};
    return events;
}

QString withoutAddresses(const QString& text)
{
    return rules::withoutAddresses(cleanedLine(text, 1'000)).left(300);
}

} // namespace qd::agents
