#include "tests/fuzz/hooks/HookTarget.h"

#include "agents/inbound/hooks/events/HookEvents.h"

#include <algorithm>

namespace qd::fuzz {

namespace {

using namespace agents;

HookReader readIn(const QByteArray& bytes, qsizetype cut)
{
    HookReader reader;
    for (qsizetype at = 0; at < bytes.size(); at += cut)
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(cut, bytes.size() - at)));
    return reader;
}

QByteArray allOf(const HookReader& reader)
{
    if (!reader.isDone())
        return "not done " + QByteArray::number(reader.fault());
    const HookRequest& request = reader.request();
    QByteArray all = request.method + ' ' + request.path + '?' + request.query;
    for (const auto& [name, value] : request.headers)
        all += '\n' + name + ':' + value;
    return all + "\n\n" + request.body;
}

QString brokenIn(const HookRequest& request)
{
    const auto isVisible = [](const QByteArray& text) { return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; }); };
    if (!request.path.startsWith('/') || !isVisible(request.path) || !isVisible(request.query) || request.path.contains('?'))
        return QStringLiteral("a path that is none");
    if (request.body.size() > HookReader::kMostBody || request.headers.size() > HookReader::kMostHeaders)
        return QStringLiteral("out of bounds");
    for (const auto& [name, value] : request.headers)
        if (name.isEmpty() || name.toLower() != name || value.contains('\n') || value.contains('\r') || value.contains('\0'))
            return QStringLiteral("a header that is none");
    return {};
}

/// An "@" that stands between two other characters; one beside a blank or a bracket is of no address.
bool hasAddress(const QString& text)
{
    const auto ends = [&text](qsizetype at) { return at < 0 || at >= text.size() || text[at].isSpace() || text[at] == u'<' || text[at] == u'>'; };
    for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@', at + 1))
        if (!ends(at - 1) && !ends(at + 1))
            return true;
    return false;
}

QString brokenIn(HookForm form, const HookRequest& request)
{
    HookSender sender;
    sender.form = form;
    const Result<HookEvents> events = eventsIn(sender, request);
    if (!events)
        return events.error().text.isEmpty() ? QStringLiteral("a refusal without words") : QString();
    for (const HookEvent& event : *events)
        if (event.text.size() > 300 || hasAddress(event.text) || event.text.contains(u'\n'))
            return QStringLiteral("a text that may not stand on record: ") + event.text;
    return {};
}

} // namespace

QString hookRequest(const QByteArray& bytes)
{
    const HookReader whole = readIn(bytes, std::max<qsizetype>(1, bytes.size()));
    for (const qsizetype cut : {1, 2, 7, 64})
        if (allOf(readIn(bytes, cut)) != allOf(whole))
            return QStringLiteral("in cuts of %1 it is another").arg(cut);
    if (!whole.isDone())
        return whole.fault() != 0 && !whole.request().headers.isEmpty() ? QStringLiteral("something of what is none was kept") : QString();
    if (const QString broken = brokenIn(whole.request()); !broken.isEmpty())
        return broken;
    for (const HookForm form : {HookForm::Standard, HookForm::GitHub, HookForm::SendGrid, HookForm::Mandrill, HookForm::Twilio, HookForm::Resend, HookForm::Mailgun, HookForm::Brevo})
        if (const QString broken = brokenIn(form, whole.request()); !broken.isEmpty())
            return broken;
    return {};
}

} // namespace qd::fuzz
