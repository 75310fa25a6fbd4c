#pragma once

#include "agents/llm/rehearsal/DraftReview.h"
#include "agents/llm/rehearsal/Essay.h"

namespace qd::agents::rehearsal {

/// Changes a draft point by point until the faults that a reader would find are gone, and keeps the rest as it is.
class Revision {
public:
    Revision(const Plan& plan, const DraftText& draft);

    /// Answers every fault, then the wishes in words of their own (from people or other models). When that changed
    /// hardly anything, weaker paragraphs are replaced as well.
    DraftText apply(const QList<Fault>& faults, const QStringList& wishes);
    const QStringList& answers() const { return m_answers; } ///< what was done, each as the end of "I …"
    const QStringList& unmet() const { return m_unmet; }     ///< what could not be done and why, each as the end of "I could not …"

private:
    void answer(const Fault& fault);
    void answerWish(const QString& wish);
    void replaceOpening();
    void shortenOpening();
    void replaceConclusion();
    void removeSentences(const QString& phrase);
    void splitSentence(const QString& sentence);
    void addCase(const QString& heading);
    void addEvidence();
    void addRecord();
    void fixKeyword(const QString& where);
    void fixLength(bool longer, double share);
    void addWish(const QString& wish);
    void shortenTitle();
    void keepWishes();
    void rework(const QString& wish);
    bool addSection();
    bool replaceParagraph(qsizetype section, qsizetype from = 1);
    void reachRatio();
    void did(const QString& what);

    const Plan& m_plan;
    DraftText m_draft;
    QString m_before;
    Essay m_essay;
    QStringList m_answers;
    QStringList m_unmet;
    QStringList m_wanted; ///< what people asked to have named
};

} // namespace qd::agents::rehearsal
