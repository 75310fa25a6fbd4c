#pragma once

#include "core/state/OfficeState.h"
#include "ui/pages/calls/CallMarkup.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QTextBrowser;
class QTextDocument;

namespace qd::ui {

class Chip;

/// One call to be read: as a document block by block, or as it was sent; words are found in both. @thread main.
class CallText final : public QWidget {
    Q_OBJECT
public:
    /// Objects are named "call.text", "call.raw", "call.asSent", "call.find", "call.found".
    explicit CallText(QWidget* parent = nullptr);

    /// Shows what was read of a call by now. What was unfolded stays so while it is the same call.
    void show(const ReadCall& read, const OfficeState& state, Instant now);
    using QWidget::show;
    void clear();
    /// The chip that turns to the call as it was sent; for the heading of a panel.
    Chip* asSentChip() const { return m_asSent; }
    /// Ctrl+F: the words that are looked for get the keys.
    void find();
    /// Esc: gives up looking for words. @returns whether there was something to give up.
    bool leaveFind();

signals:
    void followed(const QString& to);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void render();
    bool write();
    void follow(const QUrl& to);
    void showRaw();
    void look();
    void step(bool back);
    void mark();
    QTextDocument* document() const;
    bool isRaw() const;

    QStackedWidget* m_stack;
    QTextBrowser* m_text;
    QPlainTextEdit* m_raw;
    Chip* m_asSent;
    QWidget* m_bar;
    QLineEdit* m_words;
    QLabel* m_found;
    ReadCall m_read;
    OfficeState m_state;
    Instant m_now;
    CallDocument m_shown;
    QSet<QString> m_unfolded;
    QList<int> m_hits; ///< where the words stand
    qsizetype m_hit = 0;
};

} // namespace qd::ui
