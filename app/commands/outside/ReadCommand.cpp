#include "agents/reading/Reading.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {

using agents::Fetched;
using agents::Feed;
using agents::Reading;

constexpr qsizetype kRoomAround = 200'000; // for the heading and links

Result<Fetched> fetched(const Invocation& call, const QString& address)
{
    agents::ReaderSettings settings;
    settings.version = QD_VERSION;
    settings.ownCa = wayOf(call.home).ownCa;
    const SystemClock clock;
    agents::WebReader reader(settings, clock);
    return waitFor<Fetched>([&](Mailbox*, std::function<void(Result<Fetched>)> done) { reader.fetch({address}, std::move(done)); });
}

void readingFields(JsonWriter& out, const Reading& reading)
{
    field(out, "asked", reading.asked);
    field(out, "address", reading.address);
    field(out, "read_at", reading.readAt);
    field(out, "bytes", reading.bytes);
    field(out, "sha256", reading.sha256);
    field(out, "media_type", reading.mediaType);
    field(out, "title", reading.title);
    field(out, "description", reading.description);
    field(out, "canonical", reading.canonical);
    field(out, "published", reading.published);
    field(out, "language", reading.language);
    field(out, "integrity", reading.label.integrity);
    field(out, "text", reading.text);
    field(out, "is_cut", reading.isCut);
    fieldList(out, "links", reading.links, [&](const agents::HtmlLink& link) {
        field(out, "text", link.text);
        field(out, "address", link.address);
    });
}

} // namespace

int readCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("ADDRESS [--feed]"));
    parser.addOption({QStringLiteral("feed"), QStringLiteral("It is a feed: RSS, Atom or JSON Feed.")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("ADDRESS"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    if (words.size() != 1)
        return call.fail({Error::Parse, words.isEmpty() ? QStringLiteral("read needs an address") : QStringLiteral("read takes one address"), QStringLiteral("ADDRESS"),
                          QStringLiteral("one page, as https://example.com/page")});
    if (const Result<Done> may = mayAskOutside(call, QStringLiteral("read it")); !may)
        return call.fail(may.error());
    const Result<Fetched> page = fetched(call, words.first());
    if (!page)
        return call.fail(page.error());
    Feed feed;
    const Result<Reading> reading = parser.isSet(QStringLiteral("feed")) ? agents::readingOfFeed(*page, feed) : agents::readingOf(*page);
    if (!reading)
        return call.fail(reading.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { readingFields(out, *reading); }));
    call.say(agents::shownText(*reading, 0, reading->text.size() + kRoomAround));
    return kDone;
}

} // namespace qd::app
