#include "app/control/Wire.h"

namespace qd::app {

namespace {
constexpr std::array kKinds{"cancelled", "network", "model", "bad-input", "store", "refused", "busy", "internal"};
}

QString kindWord(Error::Kind kind)
{
    return QString::fromLatin1(kKinds[size_t(kind)]);
}

QByteArray errorObject(const Error& error)
{
    JsonWriter out;
    out.beginObject();
    out.key("kind");
    out.value(kindWord(error.kind));
    out.key("message");
    out.value(error.text);
    out.key("where");
    out.value(error.where);
    out.key("hint");
    out.value(error.hint);
    out.endObject();
    return out.take();
}

QByteArray errorLine(const Error& error)
{
    return "{\"error\":" + errorObject(error) + "}\n";
}

QByteArray receiptLine(const Receipt& receipt)
{
    JsonWriter out;
    out.beginObject();
    out.key("receipt");
    out.beginObject();
    out.key("command");
    out.value(receipt.command.toString());
    out.key("sequence");
    out.value(receipt.sequence);
    out.key("run");
    receipt.run.isNull() ? out.null() : out.value(receipt.run.toString());
    out.key("text");
    out.value(receipt.text);
    out.endObject();
    out.endObject();
    return out.take() + '\n';
}

Result<Json> readAnswer(const QByteArray& line)
{
    Result<Json> json = Json::parse(line);
    const Json* said = json ? json->find(u"error") : nullptr;
    if (!said)
        return json;
    Error error{Error::Internal, said->at(u"message").toString(), said->at(u"where").toString(), said->at(u"hint").toString()};
    for (size_t i = 0; i < kKinds.size(); ++i)
        if (said->at(u"kind").toString() == QLatin1String(kKinds[i]))
            error.kind = Error::Kind(i);
    return error;
}

QByteArray settledLine(const Settled& settled)
{
    JsonWriter out;
    out.beginObject();
    out.key("settled");
    out.value(true);
    out.key("sequence");
    out.value(settled.sequence);
    out.key("working_since_ms");
    out.value(settled.working.ms);
    out.endObject();
    return out.take() + '\n';
}

Result<Settled> readSettled(const QByteArray& line)
{
    const Result<Json> json = readAnswer(line);
    if (!json)
        return json.error();
    return Settled{json->at(u"sequence").toInteger(), {json->at(u"working_since_ms").toInteger()}};
}

Result<Receipt> readReceipt(const QByteArray& line)
{
    const Result<Json> json = readAnswer(line);
    if (!json)
        return json.error();
    const Json& said = json->at(u"receipt");
    Receipt receipt;
    receipt.command = CommandId::fromString(said.at(u"command").toString()).value_or(CommandId{});
    receipt.sequence = said.at(u"sequence").toInteger();
    receipt.run = RunId::fromString(said.at(u"run").toString()).value_or(RunId{});
    receipt.text = said.at(u"text").toString();
    return receipt;
}

} // namespace qd::app
