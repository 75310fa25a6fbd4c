#include "tests/house/HouseRules.h"
#include "tests/house/SourceText.h"

#include <QRegularExpression>

#include <functional>

namespace qd::house {

namespace {

/// A pattern that must not stand in certain files.
struct Banned {
    QRegularExpression pattern;
    QString what;
    std::function<bool(const QString& path)> where;
};

QRegularExpression pattern(const QString& text)
{
    return QRegularExpression(text);
}

bool anywhere(const QString&) { return true; }
bool outsideTests(const QString& path) { return !isTest(path); }
bool belowUi(const QString& path) { return roomOf(path) == QLatin1String("core") || roomOf(path) == QLatin1String("agents"); }

QList<Finding> search(const File& file, const QString& text, const QList<Banned>& banned)
{
    QList<Finding> found;
    for (const Banned& rule : banned) {
        if (!rule.where(file.path))
            continue;
        for (auto hits = rule.pattern.globalMatch(text); hits.hasNext();) {
            const QRegularExpressionMatch hit = hits.next();
            found.append({file.path, lineOf(text, hit.capturedStart()), rule.what.arg(hit.captured().simplified())});
        }
    }
    return found;
}

} // namespace

QList<Finding> checkWords(const File& source)
{
    static const QList<Banned> banned{
        {pattern(QStringLiteral(R"rx(\b(?:class|struct)\s+(?:\w+::)*\w*(?:Manager|Helper|Util|Utils|Handler|Service|Impl|Base)\s*(?:final\s*)?[:{])rx")),
         QStringLiteral("\"%1\": name what it is, not that it does something"), anywhere},
        {pattern(QStringLiteral(R"rx((?<!QNetworkInformation::)\binstance\s*\()rx")), // Qt hands that one out in no other way
         QStringLiteral("\"%1\": no singletons; hand it in"), outsideTests},
        {pattern(QStringLiteral(R"rx(\b(?:SIGNAL|SLOT)\s*\()rx")), QStringLiteral("\"%1\": connect by pointers to members"), anywhere},
        {pattern(QStringLiteral(R"rx((?<![\w.>])(?:tr|QT_TR_NOOP|QT_TRANSLATE_NOOP)\s*\(|\bQCoreApplication::translate\s*\()rx")),
         QStringLiteral("\"%1\": sentences for people are made in ui"), belowUi},
        {pattern(QStringLiteral(R"rx(\bnlohmann\s*::)rx")), QStringLiteral("\"%1\" in a header: qd::Json stands there"), isHeader},
        {pattern(QStringLiteral(R"rx(\bQSqlDatabase\s+m_\w+)rx")),
         QStringLiteral("\"%1\": a handle that is kept works on the wrong thread; fetch it by name"), anywhere},
    };
    return search(source, codeOf(source.text), banned);
}

QList<Finding> checkText(const File& any)
{
    // Written in pieces, so that this file holds none of them.
    static const QList<Banned> unfinished{
        {pattern(QStringLiteral("\\b(?:TO" "DO|FIX" "ME|XX" "X|HA" "CK)\\b")), QStringLiteral("\"%1\": do it or leave it"), anywhere},
        {pattern(QStringLiteral("(?i)not implem" "ented|lorem ip" "sum")), QStringLiteral("\"%1\": do it or leave it"), outsideTests},
        {pattern(QStringLiteral("(?i)claude" " code|sandbox" " session|shared/" "design|shared/" "peers|shared/" "probes|/tmp/" "brief")),
         QStringLiteral("\"%1\" is about a workplace, not about the program"), anywhere},
        {pattern(QStringLiteral("(?<![\\w.\\-}])/wo" "rk/")), QStringLiteral("\"%1\" is a path of one machine"), anywhere},
    };
    return search(any, any.text, unfinished);
}

} // namespace qd::house
