#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace qd::agents {

/// Texts of which parts give way, section by section: those first that have least to do with what is asked.
class Sections {
public:
    /// `asked`: what they are for.
    explicit Sections(const QString& asked);
    /// O(text).
    void add(const QString& text);

    /// Takes sections away, over all texts, until at least so much has gone (as blockLengthOf() reckons), or all of it: from the one
    /// that is least like what is asked; of the last that is left of a text, and of one of which most may stay, the end alone.
    /// @returns what went. To be called once.
    qint64 takeAway(qint64 length);
    /// What is left of the text that was added as number `index`: where something is missing stands " […] ". Empty: nothing is.
    QString text(qsizetype index) const;
    bool isWhole(qsizetype index) const;
    /// Characters of it that went.
    qsizetype gone(qsizetype index) const;

private:
    struct Section {
        qsizetype of = 0;    ///< its text
        qsizetype first = 0;
        qsizetype length = 0;
        qint64 reckoned = 0;
        double alike = 0;    ///< to what is asked
        qsizetype kept = 0;  ///< characters, from its beginning
    };
    static double likeness(const QByteArray& a, const QByteArray& b);
    qint64 shorten(Section& section, qint64 by) const;

    QByteArray m_asked; ///< what it means
    QList<QString> m_texts;
    QList<Section> m_sections; ///< in the order of the texts
};

} // namespace qd::agents
