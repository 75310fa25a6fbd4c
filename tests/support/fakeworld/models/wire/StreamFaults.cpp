#include "tests/support/fakeworld/models/wire/StreamFaults.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

/// One call at least: of the first tool that is offered, or of one that nobody knows.
void needCall(Said& said, const Ask& ask)
{
    if (said.calls.isEmpty())
        said.calls.append({u"call_w1"_s, ask.tools.isEmpty() ? u"unasked"_s : ask.tools.first().name, R"({"query":"bees"})"});
    said.stop = Said::Tools;
    said.text.clear();
}

void spoilCalls(Said& said, const Ask& ask, const Fault& fault)
{
    needCall(said, ask);
    switch (fault.kind) {
    case Fault::DuplicateToolId: said.calls.append(said.calls.constFirst()); break;
    case Fault::BadArguments: said.calls.first().input = R"({"query":"bees",)"; break;
    case Fault::DuplicateKeys: said.calls.first().input = R"({"query":"bees","query":"wasps"})"; break;
    default: said.calls.first().name = u"launch_rocket"_s; break;
    }
}

void cutWords(Said& said)
{
    said.stop = Said::MaxTokens;
    said.text.truncate(said.text.size() / 2);
    if (!said.text.isEmpty() && said.text.back().isHighSurrogate())
        said.text.chop(1);
    said.calls.clear();
}

/// The same text with more in it: in the first text of an object, or at its end.
QString withWords(const QString& text, const QString& more)
{
    QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto member = object.begin(); member != object.end(); ++member)
        if (member.value().isString()) {
            *member = member.value().toString() + more;
            return QString::fromUtf8(toText(object));
        }
    return text + more;
}

/// Says more in the message of an error.
Event withMessage(Event event, const QString& more)
{
    QJsonObject data = QJsonDocument::fromJson(event.data).object();
    QJsonObject error = data.value("error"_L1).toObject();
    QJsonObject& holder = error.isEmpty() ? data : error;
    holder.insert(u"message"_s, holder.value("message"_L1).toString() + more);
    if (!error.isEmpty())
        data.insert(u"error"_s, error);
    event.data = toText(data);
    return event;
}

void appendEvent(Reply& reply, const Event& event, const QByteArray& newline)
{
    if (!event.name.isEmpty())
        reply.body += "event: " + event.name + newline;
    reply.body += "data: " + event.data + newline + newline;
    reply.ends.append(reply.body.size());
}

/// Nobody has to know these; all of them are to be passed over.
void appendUnknown(Reply& reply, Dialect dialect, qsizetype i)
{
    reply.body += ": keep-alive " + QByteArray::number(i) + "\nretry: 1500\nid: " + QByteArray::number(i) + "\nmood: blue\n";
    if (dialect == Dialect::Chat)
        reply.body += "\n"; // there, every datum is a chunk
    else
        reply.body += "event: weather\ndata: {\"type\":\"weather\",\"sky\":\"grey\",\"sequence_number\":9000}\n\n";
    reply.ends.append(reply.body.size());
}

QByteArray newlineOf(const Fault& fault)
{
    const QString ending = fault.kind == Fault::Lines ? fault.more.value("ending"_L1).toString() : QString();
    return ending == "cr"_L1 ? "\r" : ending == "crlf"_L1 ? "\r\n" : "\n";
}

/// Puts a byte into the first piece of text.
void spoilByte(QList<Event>& events, char byte)
{
    for (Event& event : events)
        for (const char* member : {"\"text\":\"", "\"content\":\"", "\"delta\":\""})
            if (const qsizetype at = event.data.indexOf(member) + qsizetype(qstrlen(member)); event.data.contains(member) && event.data[at] != '"') {
                event.data.insert(at + 1, byte);
                return;
            }
}

} // namespace

QString echoedIn(const Fault& fault, const char* place)
{
    return fault.more.value("echo"_L1).toString() == QLatin1String(place) ? u" Your key is "_s + fault.more.value("key"_L1).toString() : QString();
}

void misspeak(Said& said, const Ask& ask, const Fault& fault)
{
    switch (fault.kind) {
    case Fault::DuplicateToolId:
    case Fault::BadArguments:
    case Fault::DuplicateKeys:
    case Fault::UnknownTool: spoilCalls(said, ask, fault); break;
    case Fault::UsageLie: said.lie = fault.more.value("as"_L1).toString(); break;
    case Fault::MaxTokens: cutWords(said); break;
    case Fault::Refusal:
        said.stop = Said::Refusal;
        said.text.clear();
        said.calls.clear();
        break;
    case Fault::Empty:
        said.text.clear();
        said.calls.clear();
        said.stop = Said::End;
        break;
    case Fault::NotJson: said.text = u"Certainly! Here is what you asked for, in my own words: it went well."_s; break;
    case Fault::WrongSchema: said.text = u"{\"unasked\":true}"_s; break;
    default: break;
    }
    if (const QString key = echoedIn(fault, "words"); !key.isEmpty())
        said.text = withWords(said.text, key);
}

Reply replyOf(const Ask& ask, const Said& said, const Fault& fault)
{
    Reply reply;
    if (!ask.streams) {
        reply.body = wholeBody(ask, said);
        return reply;
    }
    reply.type = "text/event-stream; charset=utf-8";
    reply.headers.append(std::pair<QByteArray, QByteArray>("cache-control", "no-cache"));
    reply.framing = Reply::Chunked;
    QList<Event> events = streamOf(ask, said);
    if (fault.kind == Fault::NoEnd)
        events.resize(std::max<qsizetype>(0, events.size() - fault.more.value("events"_L1).toInt(1)));
    if (fault.kind == Fault::ErrorEvent) {
        events.resize(events.size() / 2);
        const QString key = echoedIn(fault, "message");
        events.append(key.isEmpty() ? errorEvent(ask.dialect) : withMessage(errorEvent(ask.dialect), key));
    }
    if (fault.kind == Fault::Nul || fault.kind == Fault::BadUtf8)
        spoilByte(events, fault.kind == Fault::Nul ? '\0' : '\xff');
    if (fault.kind == Fault::Bom)
        reply.body = "\xef\xbb\xbf";
    const QByteArray newline = newlineOf(fault);
    for (qsizetype i = 0; i < events.size(); ++i) {
        appendEvent(reply, events[i], newline);
        if (fault.kind == Fault::UnknownEvents && i + 1 < events.size())
            appendUnknown(reply, ask.dialect, i);
    }
    return reply;
}

} // namespace fakeworld
