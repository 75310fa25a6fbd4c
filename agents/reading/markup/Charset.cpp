#include "agents/reading/markup/Charset.h"

#include "agents/reading/markup/CharacterNames.h"
#include "agents/reading/markup/HtmlTokens.h"

#include <QHash>
#include <QStringConverter>

namespace qd::agents {

namespace {

enum class Encoding { Unknown, Utf8, Utf16Le, Utf16Be, Windows };

Encoding encodingOf(const QString& label)
{
    static const QHash<QString, Encoding> kLabels = [] {
        QHash<QString, Encoding> labels;
        const auto add = [&labels](Encoding encoding, const char* names) {
            for (const QString& name : QString::fromLatin1(names).split(u' '))
                labels.insert(name, encoding);
        };
        add(Encoding::Utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8");
        add(Encoding::Utf16Le, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le");
        add(Encoding::Utf16Be, "unicodefffe utf-16be");
        add(Encoding::Windows, "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
                               "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252");
        return labels;
    }();
    return kLabels.value(label.trimmed().toLower(), Encoding::Unknown);
}

QString ofWindows(const QByteArray& bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        text[i] = QChar(char16_t(windowsCharacter(quint8(bytes[i]))));
    return text;
}

QString by(QStringConverter::Encoding encoding, const QByteArray& bytes)
{
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    return decoder(bytes);
}

/// What a <meta> at the beginning says; empty: nothing. A page that says UTF-16 there cannot be in it, as this could be read.
QString saidInside(const QByteArray& bytes)
{
    HtmlTokens tokens(QString::fromLatin1(bytes.left(1'024)));
    for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Over; token = tokens.next()) {
        if (token.kind != HtmlToken::Start || token.name != QLatin1String("meta"))
            continue;
        QString charset = token.attribute(u"charset");
        const QString content = token.attribute(u"content");
        const qsizetype at = content.indexOf(QLatin1String("charset="), 0, Qt::CaseInsensitive);
        if (charset.isEmpty() && at >= 0 && token.attribute(u"http-equiv").compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0)
            charset = content.mid(at + 8).section(u';', 0, 0).remove(u'"').remove(u'\'');
        charset = charset.trimmed();
        if (!charset.isEmpty())
            return charset.startsWith(QLatin1String("utf-16"), Qt::CaseInsensitive) ? QStringLiteral("utf-8") : charset;
    }
    return {};
}

} // namespace

Result<QString> decoded(const QByteArray& bytes, const QByteArray& said, bool isHtml)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return by(QStringConverter::Utf8, bytes.mid(3));
    if (bytes.startsWith("\xFF\xFE"))
        return by(QStringConverter::Utf16LE, bytes.mid(2));
    if (bytes.startsWith("\xFE\xFF"))
        return by(QStringConverter::Utf16BE, bytes.mid(2));
    QString label = QString::fromLatin1(said).trimmed();
    if (label.isEmpty() && isHtml)
        label = saidInside(bytes);
    switch (label.isEmpty() ? Encoding::Utf8 : encodingOf(label)) {
    case Encoding::Utf16Le: return by(QStringConverter::Utf16LE, bytes);
    case Encoding::Utf16Be: return by(QStringConverter::Utf16BE, bytes);
    case Encoding::Windows: return ofWindows(bytes);
    case Encoding::Utf8: break;
    case Encoding::Unknown:
        return Error{Error::Parse, QStringLiteral("is written in %1, which is not read here").arg(label.left(40)), {}, QStringLiteral("UTF-8, UTF-16 or windows-1252")};
    }
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    return label.isEmpty() && decoder.hasError() ? ofWindows(bytes) : text;
}

} // namespace qd::agents
