namespace Polyhedra.Arrangements.Files;

/// <summary>A kind of file that is recognised by its first bytes.</summary>
internal enum FileKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>A checkpoint of PyTorch since 1.6, a zip archive.</summary>
    TorchZip,

    /// <summary>A pickle.</summary>
    Pickle,

    /// <summary>A model in ONNX.</summary>
    Onnx,

    /// <summary>Weights in safetensors.</summary>
    Safetensors,

    /// <summary>Arrays of NumPy in a zip archive.</summary>
    Npz,

    /// <summary>An array of NumPy.</summary>
    Npy,

    /// <summary>A model of Keras, or another HDF5 file.</summary>
    Keras,

    /// <summary>Another zip archive.</summary>
    Zip,

    /// <summary>Something compressed by gzip.</summary>
    Gzip,

    /// <summary>A specification in VNN-LIB.</summary>
    VnnLib,

    /// <summary>An H-representation of lrs or cdd.</summary>
    HRepresentation,

    /// <summary>A V-representation of lrs or cdd.</summary>
    VRepresentation,

    /// <summary>A network in <c>.nnet</c>.</summary>
    Nnet,
}
