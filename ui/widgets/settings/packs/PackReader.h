#pragma once

#include "ui/models/settings/packs/PacksHeld.h"

#include <QWidget>

class QListWidget;
class QPushButton;
class QTextEdit;

namespace qd::ui {

class Sentence;

/// The texts of a pack, one beside the list of them, with what is another since she adopted it; and the way to adopt one, or all. @thread main.
class PackReader final : public QWidget {
    Q_OBJECT
public:
    /// `title` of the pack, for who cannot see what this belongs to.
    PackReader(const PackPlace& pack, const QString& title, QWidget* parent = nullptr);

    /// The one that is looked at stays, or the next that is not adopted comes.
    void display(const QList<PackText>& texts);
    /// Nothing can be adopted meanwhile, and why; empty: it can.
    void setHeld(bool isBusy, const QString& readOnly);
    /// Gives it the keys.
    void begin();

signals:
    /// She adopts these: SHA-256 of what she read, by name.
    void adopted(const QMap<QString, QByteArray>& texts);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const QString& title);
    QWidget* buildBar();
    QWidget* buildAsking();
    void showText();
    void ask(bool asks);
    void enable();
    QMap<QString, QByteArray> unread() const;
    const PackText* current() const;
    QString name(const char* part) const;

    PackPlace m_pack;
    QList<PackText> m_texts;
    bool m_isBusy = false;
    QString m_readOnly;
    QListWidget* m_list;
    QTextEdit* m_text;
    Sentence* m_about;
    QPushButton* m_adopt;
    QPushButton* m_all;
    QWidget* m_asking;
    Sentence* m_question;
    QPushButton* m_sure;
    QPushButton* m_leave;
};

} // namespace qd::ui
