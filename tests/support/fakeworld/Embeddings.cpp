#include "tests/support/fakeworld/Embeddings.h"

#include "tests/support/fakeworld/models/Tokens.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>

namespace fakeworld {

namespace {

constexpr int kWide = 256;

/// The first word of those that mean the same.
QString meaningOf(const QString& word)
{
    static const QList<QStringList> kSame{{QStringLiteral("car"), QStringLiteral("automobile"), QStringLiteral("automobiles"), QStringLiteral("cars")},
                                          {QStringLiteral("doctor"), QStringLiteral("physician"), QStringLiteral("physicians")}};
    for (const QStringList& words : kSame)
        if (words.contains(word))
            return words.first();
    return word;
}

QJsonArray vectorOf(const QString& text)
{
    static const QRegularExpression kWord(QStringLiteral("[\\w]{3,}"), QRegularExpression::UseUnicodePropertiesOption);
    std::array<double, kWide> sums{};
    for (auto words = kWord.globalMatch(text.toLower()); words.hasNext();) {
        const QByteArray hash = QCryptographicHash::hash(meaningOf(words.next().captured()).toUtf8(), QCryptographicHash::Md5);
        sums[size_t(quint8(hash[0]))] += 0.01;
    }
    QJsonArray vector;
    for (const double sum : sums)
        vector.append(sum);
    return vector;
}

} // namespace

QByteArray embeddingsFor(const QByteArray& request, const QJsonObject& usage)
{
    const QJsonObject asked = QJsonDocument::fromJson(request).object();
    const QJsonArray texts = asked.value(QStringLiteral("input")).toArray();
    if (texts.isEmpty() || asked.value(QStringLiteral("model")).toString().isEmpty() || asked.value(QStringLiteral("encoding_format")) != QStringLiteral("float"))
        return {};
    QJsonArray data;
    for (qsizetype i = texts.size() - 1; i >= 0; --i) {
        const QString text = texts[i].toString();
        if (text.isEmpty())
            return {};
        data.append(QJsonObject{{QStringLiteral("object"), QStringLiteral("embedding")}, {QStringLiteral("index"), i}, {QStringLiteral("embedding"), vectorOf(text)}});
    }
    QJsonObject answer{{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), data}, {QStringLiteral("model"), asked.value(QStringLiteral("model"))}};
    if (!usage.isEmpty())
        answer.insert(QStringLiteral("usage"), usage);
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

qint64 embeddingTokens(const QByteArray& request)
{
    qint64 tokens = 0;
    for (const QJsonValue& text : QJsonDocument::fromJson(request).object().value(QStringLiteral("input")).toArray())
        tokens += tokensOf(text.toString());
    return tokens;
}

QString embeddingModel(const QByteArray& request)
{
    return QJsonDocument::fromJson(request).object().value(QStringLiteral("model")).toString();
}

} // namespace fakeworld
