#include "tests/support/fakeworld/models/Pictures.h"

#include "tests/support/fakeworld/models/Tokens.h"
#include "tests/support/fakeworld/models/wire/Wire.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

constexpr int kMostEdge = 3840;

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    for (int i = 0; i < 4; ++i)
        bytes[i] = char(value >> (24 - 8 * i));
    return bytes;
}

/// By division, bit for bit: slow, short, and nobody else's.
quint32 crcOf(const QByteArray& bytes)
{
    quint32 rest = 0xffffffffu;
    for (const char byte : bytes) {
        rest ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest >> 1) ^ ((rest & 1u) ? 0xedb88320u : 0u);
    }
    return ~rest;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data)
{
    return number(quint32(data.size())) + type + data + number(crcOf(type + data));
}

QSize sizeOf(const QString& text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,4})x([0-9]{1,4})\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

} // namespace

bool asksForPicture(const QByteArray& path)
{
    return path.split('?').constFirst().endsWith("/images/generations");
}

PictureAsk readPictureAsk(const QByteArray& body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    PictureAsk ask;
    ask.model = json.value("model"_L1).toString();
    ask.prompt = json.value("prompt"_L1).toString();
    ask.quality = json.value("quality"_L1).toString();
    const QSize size = sizeOf(json.value("size"_L1).toString());
    ask.width = size.width();
    ask.height = size.height();
    const bool isGpt = ask.model.startsWith("gpt-"_L1);
    const auto need = [&ask](bool holds, const QString& sentence) {
        if (!holds && ask.wrong.isEmpty())
            ask.wrong = sentence;
    };
    need(!ask.model.isEmpty(), u"you must provide a model parameter"_s);
    need(!ask.prompt.isEmpty() && ask.prompt.size() <= 32'000, u"prompt must have 1 to 32000 characters"_s);
    need(json.value("n"_L1).toInt(1) == 1, u"n must be 1 here"_s);
    need(ask.width >= 16 && ask.height >= 16 && ask.width <= kMostEdge && ask.height <= kMostEdge, u"size must be WIDTHxHEIGHT"_s);
    if (isGpt) {
        need(!json.contains("response_format"_L1), u"Unknown parameter: 'response_format'."_s);
        need(QStringList{u"low"_s, u"medium"_s, u"high"_s}.contains(ask.quality), u"quality must be low, medium or high"_s);
        need(json.value("output_format"_L1).toString(u"png"_s) == "png"_L1, u"this world paints PNG"_s);
    } else {
        need(json.value("response_format"_L1) == "b64_json"_L1, u"response_format must be b64_json here"_s);
    }
    return ask;
}

Said pictureSaid(const PictureAsk& ask, const Fault& fault)
{
    Said said;
    const qint64 each = ask.quality == "low"_L1 ? 300 : ask.quality == "high"_L1 ? 4200 : 1100; // for 1024 by 1024
    said.input = tokensOf(ask.prompt);
    said.output = each * ask.width * ask.height / (1024 * 1024) + 1;
    if (fault.kind == Fault::UsageLie)
        said.lie = fault.more.value("as"_L1).toString();
    return said;
}

QByteArray pictureBody(const PictureAsk& ask, const Said& said, const Fault& fault)
{
    const QSize other = sizeOf(fault.more.value("size"_L1).toString(u"64x64"_s));
    const QSize size = fault.kind == Fault::WrongSize ? other : QSize(ask.width, ask.height);
    const QByteArray bytes = fault.kind == Fault::NotJson ? QByteArray("<html>no picture</html>") : pngOf(size.width(), size.height(), ask.prompt);
    QJsonArray data;
    if (fault.kind != Fault::Empty)
        data.append(QJsonObject{{u"b64_json"_s, QString::fromLatin1(bytes.toBase64())}});
    QJsonObject json{{u"created"_s, 1'764'000'000}, {u"data"_s, data}, {u"size"_s, u"%1x%2"_s.arg(size.width()).arg(size.height())},
                     {u"quality"_s, ask.quality}, {u"output_format"_s, u"png"_s}, {u"background"_s, u"opaque"_s}};
    if (said.lie != "absent"_L1) {
        const QJsonValue in = told(said.input, said.lie, false), out = told(said.output, said.lie, false);
        json.insert(u"usage"_s, QJsonObject{{u"input_tokens"_s, in}, {u"input_tokens_details"_s, QJsonObject{{u"text_tokens"_s, in}, {u"image_tokens"_s, 0}}},
                                            {u"output_tokens"_s, out}, {u"output_tokens_details"_s, QJsonObject{{u"text_tokens"_s, 0}, {u"image_tokens"_s, out}}},
                                            {u"total_tokens"_s, in.isString() ? in : QJsonValue(in.toInteger() + out.toInteger())}});
    }
    return toText(json);
}

QByteArray moderatedBody(const Fault& fault)
{
    const QJsonObject details{{u"moderation_stage"_s, fault.more.value("stage"_L1).toString(u"input"_s)}, {u"categories"_s, QJsonArray{u"violence"_s}}};
    return toText({{u"error"_s, QJsonObject{{u"message"_s, u"Your request was rejected by the safety system. safety_violations=[violence]."_s},
                                            {u"type"_s, u"image_generation_user_error"_s}, {u"param"_s, QJsonValue::Null}, {u"code"_s, u"moderation_blocked"_s},
                                            {u"moderation_details"_s, details}}}});
}

QByteArray pngOf(int width, int height, const QString& prompt)
{
    const QByteArray hue = QCryptographicHash::hash(prompt.toUtf8(), QCryptographicHash::Sha256);
    QByteArray rows;
    rows.reserve((3 * qsizetype(width) + 1) * height);
    for (int y = 0; y < height; ++y) {
        rows.append('\0'); // no filter
        for (int x = 0; x < width; ++x) {
            const qsizetype stripe = ((x + y / 2) / std::max(16, width / 12)) % 8;
            for (int part = 0; part < 3; ++part)
                rows.append(char((quint8(hue[stripe * 3 + part]) * 3 + y * 255 / height) / 4));
        }
    }
    QByteArray head = number(quint32(width)) + number(quint32(height));
    head.append(char(8)).append(char(2)).append(3, '\0'); // 8 bits, RGB, deflate, no filters of its own, not interlaced
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", head) + chunk("tEXt", QByteArray("Comment").append('\0').append("painted by the world"))
        + chunk("IDAT", qCompress(rows).mid(4)) + chunk("IEND", {});
}

} // namespace fakeworld
