#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace qd::ui {

class KeyButton;

/// The text behind an item, to be changed in place: its words are counted while she writes. Ctrl+Enter approves what
/// stands there, Esc closes and keeps it. @thread main.
class DraftEditor : public QWidget {
    Q_OBJECT
public:
    explicit DraftEditor(QWidget* parent = nullptr);

    /// Opens `original`, with `text` in its place when she had begun to change it before.
    void open(const QString& original, const QString& text);
    QString text() const;
    bool isChanged() const;
    /// Why it can't be approved now; empty when it can.
    void block(const QString& reason);

signals:
    void approved(const QString& text);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void judge();
    void approve();

    QPlainTextEdit* m_edit;
    QLabel* m_count;
    KeyButton* m_approve;
    KeyButton* m_close;
    QString m_original;
    qint64 m_originalWords = 0;
    QString m_blocked;
};

} // namespace qd::ui
