#include "agents/llm/rehearsal/brief/ForeignTopic.h"

#include <QRegularExpression>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kWords = 9;
constexpr qsizetype kLength = 70;

QRegularExpression pattern(const char* text)
{
    return QRegularExpression(QString::fromUtf8(text), QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

/// The wish for a piece: a verb, and within a few words what is to be made.
const QRegularExpression& wish()
{
    static const QRegularExpression kWish = pattern(
        "^(?:bitte |s'il vous plaît,? |por favor,? |per favore,? )?(?:"
        "(?:schreib\\w*|verfass\\w*|erstell\\w*|entw\\w+|plan\\w*|mach\\w*|veröffentlich\\w*|wir brauchen)\\s(?:[^:]{0,30}?\\s)?"
        "(?:beitrag|blogbeitrag|artikel|blogartikel|text|serie|reihe|leitfaden|kampagne|newsletter|stück)|"
        "ein(?:en)?\\s(?:\\w+\\s)?(?:beitrag|blogbeitrag|artikel|blogartikel|text|leitfaden)|"
        "(?:écri\\w+|rédige\\w*|prépare\\w*|publie\\w*|faites)\\s(?:[^:]{0,30}?\\s)?(?:article|billet|texte|série|guide|campagne)|"
        "(?:escrib\\w+|redact\\w+|prepar\\w+|public\\w+)\\s(?:[^:]{0,30}?\\s)?(?:artículo|entrada|texto|serie|guía|campaña)|"
        "(?:scriv\\w+|prepar\\w+|pubblic\\w+)\\s(?:[^:]{0,30}?\\s)?(?:articolo|testo|serie|guida|campagna)|"
        "(?:escrev\\w+|prepar\\w+)\\s(?:[^:]{0,30}?\\s)?(?:artigo|texto|série|guia)|"
        "(?:schrijf\\w*|maak)\\s(?:[^:]{0,30}?\\s)?(?:artikel|blog|stuk|serie)|"
        "(?:напиши\\w*|подготов\\w+)\\s(?:[^:]{0,30}?\\s)?(?:стать\\w+|текст|серию)|"
        "(?:اكتب\\w*|أعدّ?وا?|انشر\\w*)\\s(?:[^:]{0,20}?\\s)?(?:مقال\\p{L}*\\p{M}*|تدوين\\w+|سلسلة|نص\\w*|دليل\\w*)|"
        "(?:כתבו|כתוב|כתבי|הכינו)\\s(?:[^:]{0,20}?\\s)?(?:מאמר|פוסט|כתבה|סדרה|טקסט|מדריך))(?=[\\s:,]|$)");
    return kWish;
}

/// What is asked for: after a colon, else after the word for "about".
QString wishedFor(const QString& rest)
{
    static const QRegularExpression about = pattern("(?:^|\\s)(?:über|zum thema|zum|zur|zu|à propos de|sur|sobre|acerca de|su|over|о|об|про|عن|حول|על|בנושא)\\s+(?=\\S)");
    if (const qsizetype colon = rest.indexOf(u':'); colon >= 0 && rest.size() - colon > 8)
        return rest.mid(colon + 1);
    const QRegularExpressionMatch match = about.match(rest);
    return match.hasMatch() ? rest.mid(match.capturedEnd()) : rest;
}

} // namespace

QString foreignTopic(const QString& line)
{
    static const QRegularExpression end(QStringLiteral("\\s*[,;:?!.؟؛،(–—。？！、](?:\\s|$)"));
    QString topic = line.simplified();
    if (const QRegularExpressionMatch match = wish().match(topic); match.hasMatch())
        topic = wishedFor(topic.mid(match.capturedEnd())).trimmed();
    if (const QRegularExpressionMatch match = end.match(topic); match.hasMatch() && match.capturedStart() > 3)
        topic.truncate(match.capturedStart());
    QStringList words = topic.split(u' ', Qt::SkipEmptyParts).mid(0, kWords);
    while (words.size() > 1 && words.join(u' ').size() > kLength)
        words.removeLast();
    topic = words.join(u' ').left(kLength * 2);
    return topic.isEmpty() ? line.simplified().left(kLength) : topic;
}

} // namespace qd::agents::rehearsal
