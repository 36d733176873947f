#pragma once

#include "core/sync/sharedstore.h"

#include <QObject>
#include <memory>

namespace verdict {

/// What every shared store must do, whatever it keeps things in.
class StoreSuite : public QObject {
    Q_OBJECT

protected:
    /// Begins with an empty place.
    virtual void beginAnew() = 0;
    /// An object for that place; each thread of a test takes one of its own.
    virtual std::shared_ptr<SharedStore> open() = 0;

private Q_SLOTS:
    void init();
    void belongsToOneTeam();
    void takesAnEmptyPlaceForAnUnmountedOne();
    void readsWhatWasAppended();
    void readsFromTheMiddle();
    void takesTheSameTwice();
    void refusesWhatIsNoChain();
    void refusesWhatIsTooLarge();
    void keepsBothBranchesOfAFork();
    void tellsWhatHasVanished();
    void mergesWithoutLosingAnything();
    void mergesOnlyWhatItsAuthorConfirms();
    void putsContentInChunks();
    void resumesContent();
    void stopsPuttingWhenAsked();
    void passesOnWhyContentCannotBeRead();
    void replacesContent();
    void carriesLetters();
    void servesManyAtOnce();

private:
    std::vector<SharedEvent> readAll(const StoredStretch &stretch);
    std::vector<SharedEvent> readEverything();

    std::shared_ptr<SharedStore> m_store;
};

} // namespace verdict
