#include "tests/support/fakeworld/Fault.h"

#include <array>

namespace fakeworld {

namespace {

constexpr std::array kWords{
    "", "close-after-body", "half-status-line", "cut-body", "fail-after", "fail-before", "redirect", "delay", "answer",
    "status", "html-page", "hang", "drip", "cut", "cut-in-character", "garbage", "gzip", "wrong-type",
    "no-end", "error-event", "unknown-events", "lines", "bom", "nul", "bad-utf8", "long-line",
    "duplicate-tool-id", "bad-arguments", "duplicate-keys", "unknown-tool", "usage-lie", "max-tokens", "refusal", "empty", "not-json", "wrong-schema",
    "wrong-size", "close-before"};

static_assert(kWords.size() == Fault::CloseBefore + 1);

} // namespace

std::optional<Fault> Fault::fromJson(const QJsonObject& json)
{
    const QByteArray word = json.value(QStringLiteral("fault")).toString().toLatin1();
    Fault fault;
    fault.times = json.value(QStringLiteral("times")).toInt(-1);
    fault.on = json.value(QStringLiteral("on")).toInt();
    fault.every = json.value(QStringLiteral("every")).toInt();
    fault.chance = json.value(QStringLiteral("chance")).toDouble(1);
    fault.seed = quint32(json.value(QStringLiteral("seed")).toInt(1));
    fault.forMs = json.value(QStringLiteral("for_ms")).toInt();
    fault.delayMs = json.value(QStringLiteral("delay_ms")).toInt();
    fault.status = json.value(QStringLiteral("status")).toInt(200);
    fault.model = json.value(QStringLiteral("model")).toString().toUtf8();
    fault.to = json.value(QStringLiteral("to")).toString().toLatin1();
    fault.body = json.value(QStringLiteral("body")).toString().toUtf8();
    if (const QJsonValue billed = json.value(QStringLiteral("billed")); billed.isBool())
        fault.billed = billed.toBool();
    fault.more = json;
    for (size_t i = 0; i < kWords.size(); ++i)
        if (word == kWords[i]) {
            fault.kind = Kind(i);
            return fault;
        }
    return std::nullopt;
}

QString Fault::word() const
{
    return QString::fromLatin1(kWords[size_t(kind)]);
}

bool Fault::does() const
{
    return kind != FailBefore && kind != Redirect && kind != Status && kind != HtmlPage && kind != CloseBefore;
}

} // namespace fakeworld
