namespace FnnKit;

public interface IActivation
{
    void SomethingNew();
}
